package cm.mtchoun.db;

import cm.mtchoun.config.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/**
 * Puts an archive of {@link Backup} in the place of what is there. The tables are made as they were when it was written,
 * filled, and then brought up to date, so an older archive does as well. Blocks; the service must not run.
 */
public final class Restore {
    private static final String OTHERS =
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            """;
    private static final String IN_USE =
            """
            select case when to_regclass('public.registration') is null then 0 else 1 end
            """;
    private static final String PEOPLE = "select (select count(*) from registration) + (select count(*) from image)";
    private static final String SET_SEQUENCE = "select setval(quote_ident(?)::regclass, ?, true)";

    private final Settings.Database settings;
    private final Path dataDir;

    public Restore(Settings.Database settings, Path dataDir) {
        this.settings = settings;
        this.dataDir = dataDir;
    }

    /**
     * @param replace also when people or images are there, which are then lost
     * @return how many rows were restored; fails before anything is changed when the archive is not whole, is newer than
     *     this program, or the database is in use
     */
    public long read(Path file, boolean replace) throws IOException, SQLException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Server server = Server.open(settings, dataDir)) {
            JsonObject manifest = manifest(zip);
            String schema = manifest.getString("schema");
            boolean known = List.of(server.flyway("latest").info().all()).stream()
                    .anyMatch(migration -> migration.getVersion() != null
                            && migration.getScript() != null
                            && migration.getVersion().getVersion().equals(schema));
            if (!known) {
                throw new IOException("the archive is of version " + schema + ", which this program does not know");
            }
            try (Connection connection = server.connect()) {
                refuseWhenInUse(connection, replace);
            }
            images(zip);
            long rows = tables(server, zip, manifest, schema);
            secrets(zip);
            return rows;
        }
    }

    private static JsonObject manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new IOException(zip.getName() + " is no backup, or not a whole one");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonObject manifest = new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (manifest.getInteger("format", 0) != Backup.FORMAT) {
                throw new IOException("the archive is of a format that this program does not know");
            }
            return manifest;
        }
    }

    private static void refuseWhenInUse(Connection connection, boolean replace) throws IOException, SQLException {
        if (number(connection, OTHERS) > 0) {
            throw new IOException("somebody is connected to the database; stop the service first");
        }
        if (!replace && number(connection, IN_USE) > 0 && number(connection, PEOPLE) > 0) {
            throw new IOException("there are people or images in the database; --replace gives them up");
        }
    }

    private static long tables(Server server, ZipFile zip, JsonObject manifest, String schema)
            throws IOException, SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
            connection.commit();
        }
        server.flyway(schema).migrate();
        long rows;
        try (Connection connection = server.connect()) {
            rows = fill(connection, zip, manifest);
            connection.commit();
        }
        server.flyway("latest").migrate();
        return rows;
    }

    private static long fill(Connection connection, ZipFile zip, JsonObject manifest) throws IOException, SQLException {
        long rows = 0;
        for (Object each : manifest.getJsonArray("tables")) {
            JsonObject table = (JsonObject) each;
            long copied = copy(connection, zip, table);
            if (copied != table.getLong("rows")) {
                throw new IOException("%s has %d rows instead of %d"
                        .formatted(table.getString("name"), copied, table.getLong("rows")));
            }
            rows += copied;
        }
        JsonObject sequences = manifest.getJsonObject("sequences");
        try (PreparedStatement statement = connection.prepareStatement(SET_SEQUENCE)) {
            for (String sequence : sequences.fieldNames()) {
                statement.setString(1, sequence);
                statement.setLong(2, sequences.getLong(sequence));
                statement.execute();
            }
        }
        return rows;
    }

    private static long copy(Connection connection, ZipFile zip, JsonObject table) throws IOException, SQLException {
        String name = table.getString("name");
        JsonArray columns = table.getJsonArray("columns");
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.toString()));
        ZipEntry entry = zip.getEntry("tables/" + name);
        if (entry == null) {
            throw new IOException("the archive lacks table " + name);
        }
        String copy = "copy " + Tables.target(name, names) + " from stdin (encoding 'UTF8')";
        try (InputStream in = zip.getInputStream(entry)) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
        }
    }

    /** Each under the name that its bytes have, whatever the archive says. */
    private void images(ZipFile zip) throws IOException {
        for (ZipEntry entry :
                zip.stream().filter(one -> one.getName().startsWith("images/")).toList()) {
            byte[] content;
            try (InputStream in = zip.getInputStream(entry)) {
                content = in.readAllBytes();
            }
            String name = HexFormat.of().formatHex(sha256(content));
            if (!entry.getName().endsWith("/" + name)) {
                throw new IOException(entry.getName() + " is damaged");
            }
            Path folder = Files.createDirectories(dataDir.resolve("images").resolve(name.substring(0, 2)));
            replace(folder.resolve(name), content, "rw-r-----");
        }
    }

    private void secrets(ZipFile zip) throws IOException {
        for (String secret : Backup.SECRETS) {
            ZipEntry entry = zip.getEntry(secret);
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry)) {
                    replace(dataDir.resolve(secret), in.readAllBytes(), "rw-------");
                }
            }
        }
    }

    private static void replace(Path file, byte[] content, String mode) throws IOException {
        Path part = Files.createTempFile(
                file.getParent(),
                "part-",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        long[] number = {0};
        Tables.read(connection, query, row -> number[0] = row.getLong(1));
        return number[0];
    }
}
