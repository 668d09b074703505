package cm.mtchoun.journey;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.inbox.ReceivedMail;
import cm.mtchoun.simulator.paper.Level;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who has erased her registration leaves no trace: looked for everywhere the service keeps or says anything. */
@Timeout(120)
class ErasedTest {
    /** Registered so, and published otherwise: what the list says is public, and is not hers to erase. */
    private static final String NAME = "Zambo-Mvogo Séraphine";

    private static final String PUBLISHED = "ZAMBO MVOGO SERAPHINE";
    private static final String ADDRESS = "seraphine.zm@example.org";
    private static final String NEW_ADDRESS = "zambo.s@example.net";
    private static final Pattern FOLLOW = Pattern.compile("/suivi#token=([A-Za-z0-9_-]+)");

    @Test
    void nothingOfAPersonRemainsOnceSheHasErasedIt(@TempDir Path dataDir) throws Exception {
        try (Town town = new Town(dataDir, Map.of("LOG_FORMAT", "text"))) {
            town.service.start();
            town.register(NAME, ADDRESS);
            town.publish(
                    LocalDate.of(2026, 1, 4),
                    List.of(PUBLISHED, "NGONO Marie Claire", "ABENA Paul Henri"),
                    Level.CLEAN);
            until(() -> town.mails("match", ADDRESS).size() == 1 && town.isQuiet());
            String token = token(town.mails("match", ADDRESS).get(0));
            town.service.send(
                    "PATCH",
                    "/registration",
                    token,
                    JsonObject.of("email", NEW_ADDRESS).encode());
            until(() -> town.inbox.mailsTo(NEW_ADDRESS).size() == 1 && town.isQuiet());
            town.service.send("GET", "/registration", token, "");
            town.service.send("GET", "/registration/export", token, "");
            assertThat(town.database.tablesWith(ADDRESS))
                    .isNotEmpty(); // or this test would find nothing whatever happens
            int mails = town.inbox.mails().size();

            assertThat(town.service.send("DELETE", "/registration", token, "").statusCode())
                    .isEqualTo(204);
            town.service.send("GET", "/registration", token, "");
            town.ask("NGONO Marie Claire", "other@example.org");
            until(() -> town.inbox.mails().size() > mails && town.isQuiet());

            for (String trace : List.of(NAME, ADDRESS, NEW_ADDRESS, "zambo-mvogo", "séraphine", "seraphine.zm")) {
                assertThat(town.database.tablesWith(trace)).as("rows").isEmpty();
                assertThat(town.service.log().toLowerCase(Locale.ROOT))
                        .as("log")
                        .doesNotContain(trace.toLowerCase(Locale.ROOT));
                assertThat(filesWith(dataDir, trace)).as("files").isEmpty();
                assertThat(town.service.management("/metrics").body().toLowerCase(Locale.ROOT))
                        .as("metrics")
                        .doesNotContain(trace.toLowerCase(Locale.ROOT));
                List<ReceivedMail> later = town.inbox.mails().stream()
                        .filter(mail -> mail.isFor("other@example.org"))
                        .toList();
                assertThat(later).allSatisfy(mail -> assertThat(mail.text() + mail.html())
                        .doesNotContain(trace));
            }
        }
    }

    private static String token(ReceivedMail mail) {
        Matcher link = FOLLOW.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static List<Path> filesWith(Path folder, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).contains(wanted)
                            || content(file).contains(wanted))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
