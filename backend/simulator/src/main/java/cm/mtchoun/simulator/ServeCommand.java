package cm.mtchoun.simulator;

import cm.mtchoun.simulator.inbox.Inbox;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import cm.mtchoun.simulator.site.ConsulateSite;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The consulate's site and the inbox, until the process is ended. */
@Command(name = "serve", description = "Runs the consulate's site and the inbox until interrupted.")
final class ServeCommand implements Callable<Integer> {
    private static final int OLDER_NAMES = 60;

    @Option(names = "--consulate-port", defaultValue = "8090", description = "0: any (default: ${DEFAULT-VALUE})")
    private int consulatePort;

    @Option(names = "--inbox-port", defaultValue = "8025", description = "0: any (default: ${DEFAULT-VALUE})")
    private int inboxPort;

    @Option(names = "--smtp-port", defaultValue = "1025", description = "0: any (default: ${DEFAULT-VALUE})")
    private int smtpPort;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        Future<ConsulateSite> site = ConsulateSite.start(vertx, host, consulatePort);
        Future<Inbox> inbox = Inbox.start(vertx, host, smtpPort, inboxPort);
        CountDownLatch failed = new CountDownLatch(1);
        Future.join(site.compose(ServeCommand::publishOlder), inbox)
                .onSuccess(started -> announce(site.result(), inbox.result()))
                .onFailure(failure -> {
                    spec.commandLine().getErr().println(failure.getMessage());
                    failed.countDown();
                });
        failed.await();
        vertx.close();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void announce(ConsulateSite site, Inbox inbox) {
        System.out.println("Consulate  " + site.pageUrl());
        System.out.println("Control    http://localhost:" + site.port() + "/control");
        System.out.println("Inbox      http://localhost:" + inbox.webPort() + "/");
        System.out.println("SMTP       localhost:" + inbox.smtpPort());
    }

    /** The page of a consulate is never empty. */
    private static Future<?> publishOlder(ConsulateSite site) {
        LocalDate lastMonth = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(30);
        Communique older = new Communique(lastMonth, new NameGenerator(1).list(OLDER_NAMES), Style.plain(), 1);
        return site.publish(older, Level.SCAN, Tint.COLOUR);
    }
}
