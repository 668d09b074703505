package cm.mtchoun.db;

import cm.mtchoun.config.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Everything that is needed to go on elsewhere, in one archive: all tables as of one moment, the images, and the secrets,
 * without which no link in a mail works. Whoever has the archive has all of it: its mode is 0600. The service may run
 * meanwhile. Blocks.
 */
public final class Backup {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final List<String> SECRETS = List.of("token.secret", "jwt.secret");

    private final Settings.Database settings;
    private final Path dataDir;

    public Backup(Settings.Database settings, Path dataDir) {
        this.settings = settings;
        this.dataDir = dataDir;
    }

    /** @param rows of all tables; @param images kept */
    public record Summary(long rows, long images) {}

    /** Writes the archive, or leaves nothing behind. @param now goes into the archive */
    public Summary write(Path file, Instant now) throws IOException, SQLException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(
                folder,
                "backup-",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Server server = Server.open(settings, dataDir)) {
            Summary summary;
            try (Connection connection = server.connect();
                    ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                zip.setLevel(Deflater.BEST_SPEED); // images are compressed already
                summary = write(connection, zip, now);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The tables first: every image that they name was stored before its row. */
    private Summary write(Connection connection, ZipOutputStream zip, Instant now) throws IOException, SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        JsonArray tables = new JsonArray();
        long rows = 0;
        for (Map.Entry<String, List<String>> table : Tables.inOrder(connection).entrySet()) {
            long copied = copy(connection, zip, table.getKey(), table.getValue());
            rows += copied;
            tables.add(new JsonObject()
                    .put("name", table.getKey())
                    .put("columns", new JsonArray(table.getValue()))
                    .put("rows", copied));
        }
        JsonObject sequences = new JsonObject();
        Tables.sequences(connection).forEach(sequences::put);
        JsonObject manifest = new JsonObject()
                .put("format", FORMAT)
                .put("madeAt", now.toString())
                .put("schema", Tables.version(connection))
                .put("tables", tables)
                .put("sequences", sequences);
        connection.rollback();
        for (String secret : SECRETS) {
            add(zip, dataDir.resolve(secret), secret);
        }
        long images = images(zip);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest.put("images", images).toBuffer().getBytes());
        zip.closeEntry();
        return new Summary(rows, images);
    }

    private static long copy(Connection connection, ZipOutputStream zip, String table, List<String> columns)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry("tables/" + table));
        String copy = "copy " + Tables.target(table, columns) + " to stdout (encoding 'UTF8')";
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, new Unclosed(zip));
        zip.closeEntry();
        return rows;
    }

    private long images(ZipOutputStream zip) throws IOException {
        Path root = dataDir.resolve("images");
        if (!Files.exists(root)) {
            return 0;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .sorted()
                    .peek(file -> addUnchecked(zip, file, "images/" + root.relativize(file)))
                    .count();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void addUnchecked(ZipOutputStream zip, Path file, String name) {
        try {
            add(zip, file, name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void add(ZipOutputStream zip, Path file, String name) throws IOException {
        if (Files.exists(file)) {
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(file, zip);
            zip.closeEntry();
        }
    }

    /** The driver closes what it copied into. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
