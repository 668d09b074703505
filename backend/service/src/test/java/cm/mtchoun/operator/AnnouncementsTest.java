package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class AnnouncementsTest {
    private static final String LIST = "/operator/announcements";

    @Test
    void areAddedChangedAndTakenAway() throws Exception {
        try (OperatorService service = new OperatorService()) {
            Session boss = service.loggedIn("boss", Rank.MANAGER);

            Answer added = service.post(boss, LIST, announcement());
            assertThat(added.status()).isEqualTo(201);
            assertThat(added.json().getString("from")).isEqualTo("2026-03-10T12:00:00Z");
            assertThat(added.json().getString("until")).isNull();

            String one = LIST + "/" + added.json().getString("id");
            JsonObject until = new JsonObject().put("until", "2026-03-11T12:00:00+01:00");
            assertThat(service.patch(boss, one, until).json().getString("until"))
                    .isEqualTo("2026-03-11T11:00:00Z");
            assertThat(service.get(boss, LIST).items()).hasSize(1);

            assertThat(service.call(boss, "DELETE", one, null).status()).isEqualTo(204);
            assertThat(service.get(boss, LIST).items()).isEmpty();
            assertThat(service.audit())
                    .containsExactly(
                            "announcement.added announcement:1",
                            "announcement.changed announcement:1",
                            "announcement.removed announcement:1");
        }
    }

    @Test
    void cannotEndBeforeTheyBeginNorAtNoTime() throws Exception {
        try (OperatorService service = new OperatorService()) {
            Session boss = service.loggedIn("boss", Rank.MANAGER);

            for (String until : new String[] {"2026-03-09T12:00:00Z", "some day next week."}) {
                assertThat(service.post(boss, LIST, announcement().put("until", until))
                                .status())
                        .isEqualTo(400);
            }
            assertThat(service.get(boss, LIST).items()).isEmpty();
        }
    }

    private static JsonObject announcement() {
        return new JsonObject().put("level", "info").put("fr", "Fermé.").put("en", "Closed.");
    }
}
