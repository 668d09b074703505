package cm.mtchoun;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "Runs the service until it is told to stop (SIGTERM or Ctrl-C).")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 25;
    private static final int CLOSE_SECONDS = 5;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "What this process does: ${COMPLETION-CANDIDATES}; all by default.")
    private Set<Role> roles = EnumSet.allOf(Role.class);

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.read(Env.ofProcess());
        LOG.info("Settings: {}", settings);
        Metrics metrics = new Metrics();
        Reporting reporting = Reporting.start(settings.reports());
        Vertx vertx =
                Shared.vertx(metrics, settings.cluster(), reporting.tracer()).await(START_SECONDS, TimeUnit.SECONDS);
        try {
            App app = App.start(vertx, metrics, settings, EnumSet.copyOf(roles)).await(START_SECONDS, TimeUnit.SECONDS);
            LOG.info("Ready; does {}", roles);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app, vertx, reporting), "stop"));
        } catch (Exception failed) {
            close(vertx);
            throw failed;
        }
        new CountDownLatch(1).await(); // the shutdown hook ends the process
        return 0;
    }

    private static void stop(App app, Vertx vertx, Reporting reporting) {
        LOG.info("Stopping: finishing what is in hand");
        try {
            app.stop().await(STOP_SECONDS, TimeUnit.SECONDS);
            LOG.info("Stopped");
        } catch (Exception late) {
            LOG.warn("Not everything stopped in time; it will be done again at the next start: {}", late.toString());
        } finally {
            close(vertx);
            reporting.close();
        }
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception late) {
            LOG.debug("Vert.x did not close in time", late);
        }
    }
}
