package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class AuditTest {
    private OperatorService service;
    private Session manager;

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
        service.operator("boss", Rank.MANAGER);
        manager = service.session("boss");
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void nobodyCanChangeOrRemoveAnEntry() {
        for (String attempt : List.of("update audit set login = 'x'", "delete from audit", "truncate audit")) {
            assertThatThrownBy(() -> service.database.sql(attempt)).hasMessageContaining("append-only");
        }
    }

    @Test
    void showsThePagesNewestFirstEachEntryOnce() {
        for (int i = 0; i < 6; i++) {
            service.database.sql(
                    "insert into audit (at, login, action, subject) select at, login, action, subject from audit where id = 1");
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page =
                    service.get(manager, "/operator/audit?limit=3" + cursor).json();
            page.getJsonArray("items").forEach(item -> seen.add(((JsonObject) item).getString("id")));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(seen).containsExactly("7", "6", "5", "4", "3", "2", "1");
    }

    @Test
    void findsWhatSomebodyDidOnADay() {
        service.operator("awa", Rank.REVIEWER);
        service.session("awa");

        assertThat(count("?operator=awa")).isEqualTo(1);
        assertThat(count("?action=session")).isEqualTo(2);
        assertThat(count("?action=session.refused")).isZero();
        assertThat(count("?from=2026-03-10&to=2026-03-10")).isEqualTo(2);
        assertThat(count("?to=2026-03-09")).isZero();
        assertThat(service.get(manager, "/operator/audit?from=2026-02-31").status())
                .isEqualTo(400);
    }

    @Test
    void canBeTakenAwayAsAFile() {
        Answer csv = service.get(manager, "/operator/audit/export?format=csv");
        Answer json = service.get(manager, "/operator/audit/export?format=json");

        assertThat(csv.body().lines())
                .containsExactly(
                        "id,at,operatorId,login,action,subject,details",
                        "1,2026-03-10T12:00:00Z,1,boss,session.logged_in,operator:1,\"{}\"");
        assertThat(new JsonObject(json.body()).getString("action")).isEqualTo("session.logged_in");
    }

    private int count(String query) {
        return service.get(manager, "/operator/audit" + query).items().size();
    }
}
