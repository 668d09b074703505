package cm.mtchoun;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
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
        App app = App.start(settings, EnumSet.copyOf(roles)).await(START_SECONDS, TimeUnit.SECONDS);
        LOG.info("Ready; does {}", roles);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app, stopped), "stop"));
        stopped.await();
        return 0;
    }

    private static void stop(App app, CountDownLatch stopped) {
        LOG.info("Stopping: finishing what is in hand");
        try {
            app.stop().await(STOP_SECONDS, TimeUnit.SECONDS);
            LOG.info("Stopped");
        } catch (Exception late) {
            LOG.warn("Not everything stopped in time; it will be done again at the next start: {}", late.toString());
        } finally {
            stopped.countDown();
        }
    }
}
