package cm.mtchoun;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.db.DatabaseForCommand;
import cm.mtchoun.operator.FirstAdmin;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.watch.Sources;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "setup",
        description = "Brings the database up to date, creates the first source and the first admin."
                + " The password is asked for with --ask, read with --password-file, else made and shown once.")
final class SetupCommand implements Callable<Integer> {
    private final Callable<Settings> settings;

    @Option(names = "--admin", paramLabel = "LOGIN", description = "The first admin's login (${DEFAULT-VALUE}).")
    private String login = "admin";

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the password.")
    private @Nullable Path passwordFile;

    @Option(names = "--ask", description = "Ask for the password.")
    private boolean ask;

    @Option(names = "--reset-password", description = "Let that account in again, as an active admin.")
    private boolean reset;

    @Spec
    private CommandSpec spec;

    SetupCommand() {
        this(() -> Settings.read(Env.ofProcess()));
    }

    @SuppressWarnings("NullAway.Init") // picocli injects spec before it calls
    SetupCommand(Callable<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        Settings read = settings.call();
        return DatabaseForCommand.lend(read, Database::join, (vertx, database) -> {
            setUp(vertx, database, read);
            return 0;
        });
    }

    private void setUp(Vertx vertx, Database database, Settings read) throws Exception {
        InstantSource clock = InstantSource.system();
        JobStore jobs = new JobStore(vertx, database.pool(), clock);
        new Sources(database.pool(), jobs).ensureFirst(read.source()).await(30, TimeUnit.SECONDS);
        PrintWriter out = spec.commandLine().getOut();
        out.println("The database is up to date.");
        admin(new FirstAdmin(database.pool(), clock), out);
        out.flush();
    }

    private void admin(FirstAdmin admin, PrintWriter out) throws Exception {
        boolean exists = admin.exists().await(30, TimeUnit.SECONDS);
        if (exists && !reset) {
            out.println("There are operators already; --reset-password --admin LOGIN lets one in again.");
            return;
        }
        Optional<String> given = password();
        String password = given.orElseGet(FirstAdmin::newPassword);
        (reset ? admin.letInAgain(login, password) : admin.create(login, password)).await(30, TimeUnit.SECONDS);
        out.println(
                given.isPresent()
                        ? "Admin " + login + " may log in."
                        : "Admin " + login + " may log in with " + password + " (shown this once; change it).");
    }

    private Optional<String> password() throws IOException {
        if (passwordFile != null) {
            return Optional.of(Files.readString(passwordFile).strip());
        }
        if (!ask) {
            return Optional.empty();
        }
        if (System.console() == null) {
            throw new IOException("--ask needs a terminal; use --password-file");
        }
        return Optional.of(new String(System.console().readPassword("Password of %s: ", login)));
    }
}
