package cm.mtchoun.db;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL, one server a test JVM; each instance is a fresh, migrated database of its own, made from a template.
 * The server's time zone differs from the JVM's, so that a forgotten zone shows.
 */
public final class TestDatabase implements AutoCloseable {
    /** System property: for measuring, a server that survives a power cut, as the service's own does. */
    private static final String DURABLE = "durable";

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "test_" + COUNT.incrementAndGet();
    private final Pool pool;

    public TestDatabase(Vertx vertx) {
        this(vertx, TEMPLATE);
    }

    /** Without any table. */
    static TestDatabase empty(Vertx vertx) {
        return new TestDatabase(vertx, "template0");
    }

    private TestDatabase(Vertx vertx, String template) {
        Server.execute("create database " + name + " template " + template);
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(PgConnectOptions.fromUri(url()))
                .using(vertx)
                .build();
    }

    public Pool pool() {
        return pool;
    }

    public String url() {
        return "postgresql://postgres@localhost:" + Server.INSTANCE.getPort() + "/" + name;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + Server.INSTANCE.getPort() + "/" + name;
    }

    /** The same database, as the service is to use it: with the role of {@code infra/database/roles.sql}. */
    public String serviceUrl() {
        return url().replace("postgres@", "mtchoun_service@");
    }

    /** Runs one statement and waits for it; for arranging and asserting on the test's own thread. */
    public RowSet<Row> sql(String statement, Object... parameters) {
        try {
            return pool.preparedQuery(statement).execute(Tuple.wrap(parameters)).await(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("no answer from the database in 10 s: " + statement, late);
        }
    }

    /** The single number that a query such as {@code select count(*)} gives. */
    public long number(String query, Object... parameters) {
        return sql(query, parameters).iterator().next().getLong(0);
    }

    /** Tables of which a row holds this text in any column, whatever its letter case, or its bytes. */
    public List<String> tablesWith(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        for (Row table : sql("select tablename::text as name from pg_tables where schemaname = 'public'")) {
            String rows =
                    "select count(*) from \"%s\" t where strpos(lower(t::text), lower($1)) > 0 or strpos(t::text, $2) > 0";
            if (number(rows.formatted(table.getString("name")), text, hex) > 0) {
                found.add(table.getString("name"));
            }
        }
        return found;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target", "test-postgres").toFile())
                        .setServerConfig("timezone", "America/Caracas")
                        .setServerConfig("fsync", Boolean.getBoolean(DURABLE) ? "on" : "off")
                        .setServerConfig("full_page_writes", Boolean.getBoolean(DURABLE) ? "on" : "off")
                        .setServerConfig("synchronous_commit", Boolean.getBoolean(DURABLE) ? "on" : "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", TEMPLATE))
                        .load()
                        .migrate();
                try (Connection connection =
                                server.getDatabase("postgres", TEMPLATE).getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute(resource("/db/roles.sql"));
                }
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static String resource(String name) throws IOException {
            try (InputStream stream = TestDatabase.class.getResourceAsStream(name)) {
                return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        static synchronized void execute(String sql) {
            try (Connection connection = INSTANCE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
