package cm.mtchoun.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files below the data directory, each named by the SHA-256 of its bytes; never changed once there. Safe from any
 * thread; the file work runs on Vert.x's worker pool.
 */
public final class EvidenceStore {
    private static final String PART = "part-";
    /** Less than this and the next communiqué may not fit: seven pages of at most 15 MB. */
    private static final long LEAST_ROOM = 128L * 1024 * 1024;

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

    /** Lets bytes go that nothing refers to; nothing happens when they are not there. */
    public Future<Void> remove(byte[] sha256) {
        return vertx.executeBlocking(() -> Files.deleteIfExists(fileOf(sha256)), false)
                .mapEmpty();
    }

    /**
     * Deletes what killed processes left half-written. Younger files may be another process's work in hand.
     *
     * @return how many were deleted
     */
    public Future<Integer> tidy(Instant notTouchedSince) {
        return vertx.executeBlocking(() -> deleteParts(notTouchedSince), false);
    }

    /** Never fails. @return why the next image could not be kept; empty when it could */
    public Future<Optional<String>> problem() {
        return vertx.executeBlocking(this::findProblem, false)
                .otherwise(cannot -> Optional.of(
                        "images cannot be written: " + cannot.getClass().getSimpleName()));
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
        Path part = Files.createTempFile(file.getParent(), PART, null);
        try {
            fill(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part); // a full disk must not be filled further at every try
        }
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true); // the rename itself must survive a power cut
        }
    }

    private static void fill(Path part, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private int deleteParts(Instant notTouchedSince) throws IOException {
        int deleted = 0;
        for (Path part : parts()) {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(notTouchedSince)) {
                deleted += Files.deleteIfExists(part) ? 1 : 0;
            }
        }
        return deleted;
    }

    private List<Path> parts() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PART))
                    .toList();
        }
    }

    private Optional<String> findProblem() throws IOException {
        Files.createDirectories(root);
        Path probe = Files.createTempFile(root, PART, null);
        try {
            Files.write(probe, new byte[4096]);
        } finally {
            Files.deleteIfExists(probe);
        }
        long room = Files.getFileStore(root).getUsableSpace();
        return room >= LEAST_ROOM
                ? Optional.empty()
                : Optional.of("only %d MB are free for images".formatted(room >> 20));
    }
}
