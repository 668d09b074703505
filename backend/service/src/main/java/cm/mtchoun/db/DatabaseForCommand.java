package cm.mtchoun.db;

import cm.mtchoun.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The database for one run of a command: opened before its work, closed after it, whatever came of it. Blocks its caller. */
public final class DatabaseForCommand {
    private static final int OPEN_SECONDS = 120;
    private static final int CLOSE_SECONDS = 30;

    private DatabaseForCommand() {}

    /** {@link Database#open} or {@link Database#join}. */
    @FunctionalInterface
    public interface Opening {
        Future<Database> open(Vertx vertx, Settings.Database settings, Path dataDir);
    }

    /** What the command does; it may wait for what it starts, being on no event loop. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Vertx vertx, Database database) throws Exception;
    }

    /** @return what the work returns; fails as the opening or the work does */
    public static <T> T lend(Settings settings, Opening opening, Work<T> work) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Database database =
                    opening.open(vertx, settings.database(), settings.dataDir()).await(OPEN_SECONDS, TimeUnit.SECONDS);
            try {
                return work.on(vertx, database);
            } finally {
                database.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
