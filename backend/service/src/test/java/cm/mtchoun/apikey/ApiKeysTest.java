package cm.mtchoun.apikey;

import static cm.mtchoun.http.TestApi.json;
import static cm.mtchoun.http.TestApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.http.TestApi;
import cm.mtchoun.pipeline.Eventually;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class ApiKeysTest {
    private final TestApi api = new TestApi();

    @BeforeEach
    void open() {
        api.serve(new ApiKeyRoutes(api.keys));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aKeyIsKnownByItsTextWhichIsKeptNowhere() {
        String key = api.key(Scope.NAMES_READ, Scope.REGISTER);

        HttpResponse<String> answer = api.get("/api-keys/current", key);

        assertThat(key).matches("mtk_live_[A-Za-z0-9_-]{44}");
        assertThat(json(answer).getJsonArray("scopes")).containsExactly("register", "names:read");
        assertThat(api.database.tablesWith(key)).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutAKeyOrWithOneThatWasMadeUp() {
        String key = api.key(Scope.REGISTER);
        String other = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");

        assertThat(problem(api.send(api.request("/api-keys/current").GET()))).isEqualTo("401 unauthorised");
        assertThat(problem(api.get("/api-keys/current", other))).isEqualTo("401 unauthorised");
        assertThat(problem(api.get("/api-keys/current", "mtk_live_x"))).isEqualTo("401 unauthorised");
        String sealedAndUnknown = new KeyText(api.tokens).create(false);
        assertThat(problem(api.get("/api-keys/current", sealedAndUnknown))).isEqualTo("401 unauthorised");
        assertThat(problem(api.get("/api-keys/current", "x".repeat(43)))).isEqualTo("401 unauthorised");
    }

    @Test
    void countsRequestsByTheKindOfTheirKeyAndNothingElse() {
        api.get("/api-keys/current", api.key());
        api.get("/api-keys/current", api.testKey());
        api.get("/api-keys/current", "mtk_live_x");

        assertThat(api.metrics.scrape().lines())
                .contains(
                        "mtchoun_key_requests_total{key=\"live\"} 1.0",
                        "mtchoun_key_requests_total{key=\"test\"} 1.0",
                        "mtchoun_key_requests_total{key=\"unknown\"} 1.0");
    }

    @Test
    void aKeyEndsWhenItExpires() {
        String key = api.await(api.keys.create(
                        "Town hall",
                        false,
                        EnumSet.of(Scope.REGISTER),
                        api.clock.instant().plus(Duration.ofDays(1))))
                .text();

        assertThat(api.get("/api-keys/current", key).statusCode()).isEqualTo(200);
        api.clock.advance(Duration.ofDays(1));
        assertThat(problem(api.get("/api-keys/current", key))).isEqualTo("401 unauthorised");
    }

    @Test
    void aKeyCanRevokeItself() {
        String key = api.key(Scope.REGISTER);

        assertThat(api.delete("/api-keys/current", key).statusCode()).isEqualTo(204);
        assertThat(problem(api.get("/api-keys/current", key))).isEqualTo("401 unauthorised");
    }

    @Test
    void remembersWhenAKeyWasLastUsed() {
        api.get("/api-keys/current", api.key(Scope.REGISTER));

        Eventually.until(
                () -> api.database.number("select count(*) from api_key where last_used_at = $1", api.now()) == 1);
    }

    @Test
    void theCommandLineMakesListsAndRevokesKeys() {
        String key = run("add", "--name", "Association", "--test", "--scopes", "register,events:read")
                .strip();

        assertThat(json(api.get("/api-keys/current", key)).getBoolean("test")).isTrue();
        assertThat(run("list"))
                .contains("test  register,events:read  Association")
                .doesNotContain(key);
        long id = api.database.number("select id from api_key");
        assertThat(run("revoke", Long.toString(id))).contains("Revoked");
        assertThat(problem(api.get("/api-keys/current", key))).isEqualTo("401 unauthorised");
        assertThat(commands(new StringWriter()).execute("add", "--name", "x", "--scopes", "everything"))
                .isEqualTo(2);
    }

    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(commands(out).execute(arguments))
                .as(List.of(arguments).toString())
                .isZero();
        return out.toString();
    }

    private CommandLine commands(StringWriter out) {
        return new CommandLine(new ApiKeyCommand(work -> work.on(api.keys)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
    }
}
