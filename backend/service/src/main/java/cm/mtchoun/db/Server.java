package cm.mtchoun.db;

import cm.mtchoun.config.Settings;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * The database for commands that work on it as a whole: as it is, not brought up to date. Blocks. An embedded one that a
 * service runs is shared with it, else it is started, and stopped at the end.
 */
final class Server implements AutoCloseable {
    private final PgConnectOptions options;
    private final Optional<EmbeddedServer> started;

    private Server(PgConnectOptions options, Optional<EmbeddedServer> started) {
        this.options = options;
        this.started = started;
    }

    static Server open(Settings.Database settings, Path dataDir) {
        Optional<String> url = settings.url().or(() -> EmbeddedServer.running(dataDir));
        if (url.isPresent()) {
            return new Server(PgConnectOptions.fromUri(url.get()), Optional.empty());
        }
        EmbeddedServer embedded = EmbeddedServer.start(dataDir);
        return new Server(PgConnectOptions.fromUri(embedded.url()), Optional.of(embedded));
    }

    /** Without autocommit. */
    Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(Database.jdbcUrl(options), options.getUser(), options.getPassword());
        connection.setAutoCommit(false);
        return connection;
    }

    /** @param target the newest migration to run, such as {@code 5}, or {@code latest} */
    Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(Database.jdbcUrl(options), options.getUser(), options.getPassword())
                .target(target)
                .load();
    }

    @Override
    public void close() {
        started.ifPresent(EmbeddedServer::stop);
    }
}
