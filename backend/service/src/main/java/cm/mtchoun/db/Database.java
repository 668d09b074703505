package cm.mtchoun.db;

import cm.mtchoun.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The migrated database and its connection pool. Safe from any thread. */
public final class Database {
    private static final int POOL_SIZE = 16;
    private static final long REVIVE_EVERY_MS = 2_000;
    private static final int CONNECT_RETRIES = 10;

    private final Vertx vertx;
    private final Pool pool;
    private final @Nullable EmbeddedServer embedded;
    private final long reviver;

    private Database(Vertx vertx, Pool pool, @Nullable EmbeddedServer embedded) {
        this.vertx = vertx;
        this.pool = pool;
        this.embedded = embedded;
        this.reviver = embedded == null
                ? -1
                : vertx.setPeriodic(REVIVE_EVERY_MS, timer -> {
                    vertx.executeBlocking(() -> {
                        embedded.reviveIfDead();
                        return null;
                    });
                });
    }

    /**
     * Connects to the configured database, or starts an embedded one below {@code dataDir}, and brings its tables up to
     * date. Fails when it cannot be reached after some tries or cannot be migrated.
     */
    public static Future<Database> open(Vertx vertx, Settings.Database settings, Path dataDir) {
        return open(vertx, settings.url(), dataDir);
    }

    /** As {@link #open}, for commands: an embedded database that a running service uses is shared with it. */
    public static Future<Database> join(Vertx vertx, Settings.Database settings, Path dataDir) {
        return open(vertx, settings.url().or(() -> EmbeddedServer.running(dataDir)), dataDir);
    }

    private static Future<Database> open(Vertx vertx, Optional<String> url, Path dataDir) {
        return vertx.executeBlocking(() -> {
            Optional<EmbeddedServer> embedded =
                    url.isPresent() ? Optional.empty() : Optional.of(EmbeddedServer.start(dataDir));
            try {
                PgConnectOptions options = PgConnectOptions.fromUri(
                        url.orElseGet(() -> embedded.orElseThrow().url()));
                migrate(options);
                return new Database(vertx, pool(vertx, options), embedded.orElse(null));
            } catch (RuntimeException failed) {
                embedded.ifPresent(EmbeddedServer::stop);
                throw failed;
            }
        });
    }

    public Pool pool() {
        return pool;
    }

    public Future<Void> close() {
        if (embedded == null) {
            return pool.close();
        }
        vertx.cancelTimer(reviver);
        EmbeddedServer server = embedded;
        return pool.close()
                .eventually(() -> vertx.executeBlocking(() -> {
                    server.stop();
                    return null;
                }));
    }

    private static Pool pool(Vertx vertx, PgConnectOptions options) {
        PoolOptions limits = new PoolOptions()
                .setMaxSize(POOL_SIZE)
                .setConnectionTimeout(5)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(limits)
                .connectingTo(named(options).setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    /** Tells, when something waits for a lock, which of several processes holds it. */
    private static PgConnectOptions named(PgConnectOptions options) {
        return options.addProperty(
                "application_name", "mtchoun-" + ProcessHandle.current().pid());
    }

    static String jdbcUrl(PgConnectOptions options) {
        return "jdbc:postgresql://%s:%d/%s?sslmode=%s"
                .formatted(options.getHost(), options.getPort(), options.getDatabase(), options.getSslMode().value);
    }

    private static void migrate(PgConnectOptions options) {
        Flyway.configure()
                .dataSource(jdbcUrl(options), options.getUser(), options.getPassword())
                .connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval(5)
                .load()
                .migrate();
    }
}
