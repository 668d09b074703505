package cm.mtchoun.operator.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The session of this user on this machine: encrypted (AES-256-GCM), its key in a file of its own, both mode 0600 in a
 * folder of mode 0700. So a backup or a look at the one file alone opens nothing.
 */
final class StoredSession {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    StoredSession(Path folder) {
        this.folder = folder;
    }

    /** @return what was saved last; empty when nothing was, or it cannot be decrypted any more */
    Optional<JsonObject> read() throws IOException {
        if (!Files.exists(session()) || !Files.exists(keyFile())) {
            return Optional.empty();
        }
        byte[] sealed = Files.readAllBytes(session());
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            GCMParameterSpec iv = new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(Files.readAllBytes(keyFile()), "AES"), iv);
            byte[] open = cipher.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
            return Optional.of(new JsonObject(new String(open, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException anotherKeyOrCut) {
            return Optional.empty();
        }
    }

    void write(JsonObject session) throws IOException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
            byte[] closed = cipher.doFinal(session.encode().getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[IV_BYTES + closed.length];
            System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
            System.arraycopy(closed, 0, sealed, IV_BYTES, closed.length);
            replace(session(), sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + CIPHER, impossible);
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(session());
    }

    private byte[] key() throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, OWNER_FOLDER);
        }
        if (!Files.exists(keyFile())) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            replace(keyFile(), key);
        }
        return Files.readAllBytes(keyFile());
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path part = Files.createTempFile(folder, "part-", null, OWNER_ONLY);
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path session() {
        return folder.resolve("session");
    }

    private Path keyFile() {
        return folder.resolve("session.key");
    }
}
