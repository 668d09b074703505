package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import cm.mtchoun.token.Tokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class KeysTest {
    private static final String KEYS = "/operator/api-keys";

    @Test
    void areMadeShownOnceAndRevoked() throws Exception {
        try (OperatorService service = new OperatorService()) {
            Session boss = service.loggedIn("boss", Rank.ADMIN);

            Answer made = service.post(boss, KEYS, key().put("expiresOn", "2026-04-01"));

            assertThat(made.status()).isEqualTo(201);
            String text = made.json().getString("key");
            assertThat(text).startsWith("mtk_live_");
            assertThat(made.json().getString("expiresAt")).isEqualTo("2026-04-01T00:00:00Z");
            assertThat(service.database.number(
                            "select count(*) from api_key where hash = $1", Buffer.buffer(Tokens.hash(text))))
                    .isEqualTo(1);
            assertThat(service.database.tablesWith(text)).isEmpty();

            String id = made.json().getString("id");
            assertThat(service.call(boss, "DELETE", KEYS + "/" + id, null).status())
                    .isEqualTo(204);
            assertThat(service.call(boss, "DELETE", KEYS + "/999", null).status())
                    .isEqualTo(404);
            JsonObject listed = service.get(boss, KEYS).items().get(0);
            assertThat(listed.getString("name")).isEqualTo("Mairie de Lyon");
            assertThat(listed.getString("revokedAt")).isEqualTo("2026-03-10T12:00:00Z");
            assertThat(listed.encode()).doesNotContain(text);
            assertThat(service.audit()).containsExactly("api_key.made api_key:" + id, "api_key.revoked api_key:" + id);
        }
    }

    @Test
    void areNotMadeForAScopeThatIsNoneNorForADayThatIsPast() throws Exception {
        try (OperatorService service = new OperatorService()) {
            Session boss = service.loggedIn("boss", Rank.ADMIN);

            assertThat(service.post(boss, KEYS, key().put("scopes", new JsonArray().add("everything")))
                            .status())
                    .isEqualTo(400);
            for (String day : new String[] {"2026-03-10", "2026-02-30"}) {
                assertThat(service.post(boss, KEYS, key().put("expiresOn", day)).status())
                        .isEqualTo(400);
            }
            assertThat(service.get(boss, KEYS).items()).isEmpty();
        }
    }

    private static JsonObject key() {
        return new JsonObject().put("name", "Mairie de Lyon").put("scopes", new JsonArray().add("register"));
    }
}
