package cm.mtchoun.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Files below the data directory, each named by the SHA-256 of its bytes; never changed once there. Safe from any
 * thread; the file work runs on Vert.x's worker pool.
 */
public final class EvidenceStore {
    private final Vertx vertx;
    private final Path root;

    public EvidenceStore(Vertx vertx, Path dataDir) {
        this.vertx = vertx;
        this.root = dataDir.resolve("images");
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Completes with the SHA-256 once the bytes are safely on disk; the same bytes may be put again. */
    public Future<byte[]> put(Buffer bytes) {
        return vertx.executeBlocking(
                () -> {
                    byte[] content = bytes.getBytes();
                    byte[] sha256 = sha256(content);
                    write(fileOf(sha256), content);
                    return sha256;
                },
                false);
    }

    /** Fails with {@link java.nio.file.NoSuchFileException} when nothing is stored under this hash. */
    public Future<Buffer> get(byte[] sha256) {
        return vertx.executeBlocking(() -> Buffer.buffer(Files.readAllBytes(fileOf(sha256))), false);
    }

    private Path fileOf(byte[] sha256) {
        String name = HexFormat.of().formatHex(sha256);
        return root.resolve(name.substring(0, 2)).resolve(name);
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Files.size(file) == content.length) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "part-", null);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true); // the rename itself must survive a power cut
        }
    }
}
