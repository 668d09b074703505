package cm.mtchoun;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.TestDatabase;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class SetupCommandTest {
    private final Vertx vertx = Vertx.vertx();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = new TestDatabase(vertx);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void makesTheFirstAdminOnceAndShowsThePasswordOnce() {
        assertThat(setup()).isZero();
        assertThat(out.toString()).containsPattern("Admin admin may log in with [a-z0-9-]{24} ");

        assertThat(setup()).isZero();

        assertThat(database.number("select count(*) from operator where rank = 'admin'"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("There are operators already");
    }

    @Test
    void takesThePasswordFromAFileAndLetsAnAdminInAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "correct horse battery\n");
        assertThat(setup("--admin", "awa", "--password-file", file.toString())).isZero();
        database.sql("update operator set active = false, rank = 'reviewer'");

        assertThat(setup("--admin", "awa", "--reset-password")).isZero();

        assertThat(database.number("select count(*) from operator where active and rank = 'admin'"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Admin awa may log in.").contains("Admin awa may log in with ");
    }

    private int setup(String... arguments) {
        Map<String, String> variables = Map.of("DATABASE_URL", database.url(), "DATA_DIR", folder.toString());
        CommandLine command = new CommandLine(new SetupCommand(() -> Settings.read(new Env(variables))));
        return command.setOut(new PrintWriter(out)).execute(arguments);
    }
}
