package cm.mtchoun.integration;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.db.DatabaseForCommand;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the open statistics for a static host; the service may run or not. */
@Command(name = "export-stats", description = "Writes the open statistics to a file.")
public final class ExportStatsCommand implements Callable<Integer> {
    private static final int COUNT_SECONDS = 60;

    private final Callable<Settings> settings;

    @Parameters(
            paramLabel = "FILE",
            description = "JSON as GET /stats gives it, or the months as CSV when it ends in .csv.")
    private Path file;

    public ExportStatsCommand() {
        this(() -> Settings.read(Env.ofProcess()));
    }

    @SuppressWarnings("NullAway.Init") // picocli injects file before it calls
    ExportStatsCommand(Callable<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        return DatabaseForCommand.lend(settings.call(), Database::join, (vertx, database) -> {
            InstantSource clock = InstantSource.system();
            write(new StatsRoutes(database.pool(), clock)
                    .count(clock.instant())
                    .await(COUNT_SECONDS, TimeUnit.SECONDS));
            return 0;
        });
    }

    /** Whoever reads the file meanwhile finds the old one or the new one, never half of it. */
    private void write(JsonObject stats) throws Exception {
        Path target = file.toAbsolutePath();
        Path part = Files.createTempFile(target.getParent(), "stats-", ".part");
        Files.writeString(part, target.toString().endsWith(".csv") ? StatsCsv.of(stats) : stats.encode());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
