package cm.mtchoun.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.Main;
import cm.mtchoun.WholeApi;
import cm.mtchoun.apikey.Scope;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/api.md shows a newcomer works as it stands there. */
@Timeout(180)
class WalkThroughTest {
    private static final Path DOCS = Path.of("../../docs").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private WholeApi api;

    @BeforeEach
    void open() throws Exception {
        api = new WholeApi();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aNewcomerGetsAKeyRegistersReceivesASignedEventAndReadsNames() throws Exception {
        String page = Files.readString(DOCS.resolve("api.md"));
        String script =
                page.substring(page.indexOf("```bash\n") + 8, page.indexOf("\n```\n", page.indexOf("```bash\n")));

        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script);
        bash.environment().put("API", api.base.toString());
        bash.environment().put("RECEIVER_PORT", Integer.toString(freePort()));
        bash.environment().put("MTCHOUN", launcher().toString());
        String said = run(bash);

        assertThat(script.lines().filter(line -> !line.isBlank()).count()).isLessThan(30);
        assertThat(said)
                .contains("\"status\":\"confirmation_sent\"")
                .contains("verified: {")
                .contains("registration.notified")
                .contains("SPÉCIMEN");
    }

    @Test
    void theJavaExampleFollowsTheFeed() throws Exception {
        api.database.sql(
                """
                insert into communique (source_id, published_on, title, first_seen_at)
                select id, date '2026-03-09', 'C', now() from source
                """);

        String said = run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                DOCS.resolve("examples/FollowTheFeed.java").toString(),
                api.base.toString(),
                api.key(false, EnumSet.of(Scope.EVENTS_READ)),
                "1"));

        assertThat(said).contains("communique.published", "2026-03-09");
    }

    @Test
    void theStatisticsAreWrittenForAStaticHostAsTheApiGivesThem() throws Exception {
        String mtchoun = launcher().toString();

        run(new ProcessBuilder(mtchoun, "export-stats", "stats.json"));
        run(new ProcessBuilder(mtchoun, "export-stats", "stats.csv"));

        assertThat(new JsonObject(Files.readString(folder.resolve("stats.json"))).getJsonArray("months"))
                .hasSize(12);
        assertThat(Files.readAllLines(folder.resolve("stats.csv")))
                .hasSize(13)
                .startsWith("month,registrations,communiques,names,mails");
    }

    /** As {@code backend/mtchoun}, for classes that are not packed yet. */
    private Path launcher() throws IOException {
        Path file = folder.resolve("mtchoun");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                file,
                """
                #!/usr/bin/env bash
                %s
                exec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
                """
                        .formatted(
                                api.environment.entrySet().stream()
                                        .map(one -> "export " + one.getKey() + "='" + one.getValue() + "'")
                                        .reduce("", (all, one) -> all + one + "\n"),
                                java,
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private String run(ProcessBuilder command) throws Exception {
        Path said = folder.resolve("said.txt");
        Process process = command.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        String text = Files.readString(said);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return text;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
