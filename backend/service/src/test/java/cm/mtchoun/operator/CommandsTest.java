package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.cli.OperatorCommands;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands against the real API. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class CommandsTest {
    @Command(name = "mtchoun")
    private static final class Top {}

    @TempDir
    private Path folder;

    private OperatorService service;
    private String printed = "";

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
        service.operator("chief", Rank.ADMIN);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void keepsTheSessionEncryptedAndToItself() throws Exception {
        assertThat(logIn()).isZero();

        List<Path> files;
        try (var walk = Files.walk(session())) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(2).allSatisfy(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("refreshToken")
                    .doesNotContain("eyJ");
        });
    }

    @Test
    void goesOnWhenTheAccessTokenIsOver() {
        logIn();
        service.clock.advance(Duration.ofMinutes(11));
        assertThat(run("operator", "list")).isZero();
        service.clock.advance(Duration.ofMinutes(11));

        assertThat(run("operator", "list")).isZero();
        assertThat(printed).contains("1\tchief\tchief\tadmin\ttrue\t");
    }

    @Test
    void logsOut() {
        logIn();

        assertThat(run("login", "--out")).isZero();

        assertThat(run("operator", "list")).isEqualTo(1);
        assertThat(printed).contains("nobody is logged in here");
    }

    @Test
    void saysWhatTheApiSays() {
        logIn();

        assertThat(run("operator", "role", "1", "reviewer")).isEqualTo(1);
        assertThat(printed).contains("make somebody else admin first");
        assertThat(run("operator", "add", "awa", "Awa", "queen")).isEqualTo(1);
        assertThat(printed).contains("/role must be one of");
        assertThat(run("operator")).isEqualTo(2);
    }

    @Test
    void decidesAndTakesBack() {
        Publications published = new Publications(service);
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        logIn();

        run("review", "list");
        assertThat(printed).contains(match + "\twaiting\tlow\t0.8\tNANA Marie\tNANA Maria\t2026-03-09");
        assertThat(run("review", "confirm", "" + match)).isZero();
        assertThat(run("review", "undo", "" + match)).isZero();
        run("review", "show", "--json", "" + match);

        assertThat(new JsonObject(printed).getString("state")).isEqualTo("waiting");
        run("audit", "--action", "review");
        assertThat(printed.lines().filter(line -> line.contains("review:" + match)))
                .hasSize(2);
    }

    @Test
    void looksAfterSourcesAndMails() {
        logIn();

        assertThat(run("source", "add", "paris", "Paris", "https://paris.example.org"))
                .isZero();
        assertThat(run("source", "interval", "paris", "PT1M")).isZero();
        assertThat(run("source", "pause", "paris")).isZero();
        run("source", "list");
        assertThat(printed).contains("paris\tfalse\t60\t-\t-\thttps://paris.example.org");
        assertThat(run("source", "test", "https://paris.example.org")).isZero();
        assertThat(run("mail", "list")).isZero();
        assertThat(run("mail", "again", "7")).isEqualTo(1);
    }

    private int logIn() {
        try {
            Path password = Files.writeString(folder.resolve("password"), OperatorService.PASSWORD);
            return run("login", "chief", "--url", service.url(), "--password-file", password.toString());
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Path session() {
        return folder.resolve("session");
    }

    private int run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new Top());
        OperatorCommands.in(session()).forEach(line::addSubcommand);
        int status = line.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.write(String.valueOf(failure.getMessage()));
                    return 1;
                })
                .execute(arguments);
        printed = out.toString();
        return status;
    }
}
