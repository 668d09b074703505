package cm.mtchoun.token;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of the service: each made once, kept in the data directory with mode 0600. */
public final class SecretFile {
    /** What the links in mails are derived from. */
    public static final String TOKEN = "token.secret";

    /** What the access tokens of operators are signed with. */
    public static final String JWT = "jwt.secret";

    private static final int SECRET_BYTES = 32;

    private SecretFile() {}

    /** Blocks. @return the secret of this data directory, made on the first call; @throws IOException naming the file */
    public static byte[] readOrCreate(Path dataDir, String name) throws IOException {
        Path file = dataDir.resolve(name);
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
        if (secret.length != SECRET_BYTES) {
            throw new IOException(file + " holds " + secret.length + " bytes instead of " + SECRET_BYTES);
        }
        return secret;
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(
                file.getParent(),
                "secret-",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, HexFormat.of().formatHex(secret) + "\n");
        try {
            Files.createLink(file, part); // unlike a move, fails when another process was first
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // its secret is the one
        } finally {
            Files.delete(part);
        }
    }
}
