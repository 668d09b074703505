package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class SourceDeskTest {
    private OperatorService service;
    private Session boss;

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
        boss = service.loggedIn("boss", Rank.MANAGER);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void aNewSourceIsLookedAtAtOnce() {
        Answer added = add("paris", "https://paris.example.org/passeports");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().getInteger("checkEverySeconds")).isEqualTo(600);
        assertThat(jobs()).isEqualTo(1);
        assertThat(service.get(boss, "/operator/sources").items())
                .singleElement()
                .satisfies(one -> assertThat(one.getString("id")).isEqualTo("paris"));
        assertThat(add("paris", "https://other.example.org").problem()).isEqualTo("source-taken");
        assertThat(service.audit()).containsExactly("source.added source:paris");
    }

    @Test
    void changesOnlyWhatIsSaid() {
        add("paris", "https://paris.example.org/passeports");
        JsonObject pickup = new JsonObject().put("fr", new JsonObject().put("place", "Paris"));

        change(new JsonObject().put("pickup", pickup).put("hosts", new JsonArray().add("cdn.example.org")));
        JsonObject source =
                change(new JsonObject().put("checkEverySeconds", 60)).json();

        assertThat(source.getJsonObject("pickup")).isEqualTo(pickup);
        assertThat(source.getJsonArray("hosts")).containsExactly("cdn.example.org");
        assertThat(source.getInteger("checkEverySeconds")).isEqualTo(60);
        assertThat(source.getString("pageUrl")).isEqualTo("https://paris.example.org/passeports");
    }

    @Test
    void aPausedSourceIsNotAskedForUntilItGoesOn() {
        add("paris", "https://paris.example.org/passeports");
        service.database.sql("delete from job");

        assertThat(change(new JsonObject().put("active", false)).json().getBoolean("active"))
                .isFalse();
        assertThat(jobs()).isZero();

        change(new JsonObject().put("active", true));
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void whatWasKnownOfAnotherPageIsForgotten() {
        add("paris", "https://paris.example.org/passeports");
        service.database.sql("update source_state set etag = 'x', images_on_page = 4");

        change(new JsonObject().put("pageUrl", "https://paris.example.org/autre"));

        assertThat(service.database.number("select count(*) from source_state where etag is null"))
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(add("paris", "ftp://paris.example.org")
                        .json()
                        .getJsonArray("errors")
                        .toString())
                .contains("/pageUrl");
        assertThat(add("Paris!", "https://paris.example.org").status()).isEqualTo(400);
        assertThat(change(new JsonObject().put("active", false)).status()).isEqualTo(404);
    }

    @Test
    void aPageCanBeTriedWithoutSavingAnything() {
        JsonObject page = new JsonObject().put("pageUrl", "https://paris.example.org/passeports");

        Answer tried = service.post(boss, "/operator/sources/test", page);

        assertThat(tried.json().getString("detail")).isEqualTo("https://paris.example.org/passeports [] communique");
        assertThat(service.get(boss, "/operator/sources").items()).isEmpty();
    }

    private Answer add(String id, String page) {
        return service.post(
                boss,
                "/operator/sources",
                new JsonObject().put("id", id).put("name", "Paris").put("pageUrl", page));
    }

    private Answer change(JsonObject change) {
        return service.patch(boss, "/operator/sources/paris", change);
    }

    private long jobs() {
        return service.database.number("select count(*) from job where kind = 'check_source'");
    }
}
