package cm.mtchoun.watch;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.db.DatabaseForCommand;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at every active source once, now, and says what was found. Exit status 1 when one could not be read. */
@Command(name = "scan", description = "Looks at every active source once, now, and says what was found.")
public final class ScanCommand implements Callable<Integer> {
    private static final int SPARE_SECONDS = 30;

    private final Callable<Settings> settings;

    @Spec
    private CommandSpec spec;

    public ScanCommand() {
        this(() -> Settings.read(Env.ofProcess()));
    }

    @SuppressWarnings("NullAway.Init") // picocli injects spec before it calls
    ScanCommand(Callable<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        Settings read = settings.call();
        return DatabaseForCommand.lend(read, Database::open, (vertx, database) -> scan(vertx, database, read));
    }

    private int scan(Vertx vertx, Database database, Settings read) throws Exception {
        JobStore jobs = new JobStore(vertx, database.pool(), InstantSource.system());
        EvidenceStore evidence = new EvidenceStore(vertx, read.dataDir());
        Scan scan = new Scan(vertx, database.pool(), jobs, evidence, read);
        List<Scan.Line> lines = scan.run().await(Scan.LONGEST.toSeconds() + SPARE_SECONDS, TimeUnit.SECONDS);
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line -> out.println(line.text()));
        out.flush();
        return lines.stream().allMatch(Scan.Line::succeeded) ? 0 : 1;
    }
}
