package cm.mtchoun.http;

import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.apikey.Scope;
import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.contract.Conformity;
import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real API with some features, on a real database, with keys and a clock that can be moved. */
public final class TestApi implements AutoCloseable {
    public final SettableClock clock = new SettableClock("2026-03-10T12:00:00Z");
    public final Vertx vertx = Vertx.vertx();
    public final TestDatabase database = new TestDatabase(vertx);
    public final Tokens tokens = new Tokens(new byte[32]);
    public final JobStore jobs = new JobStore(vertx, database.pool(), clock);
    public final Metrics metrics = new Metrics();
    public final ApiKeys keys = new ApiKeys(database.pool(), tokens, clock);

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    /** Deploys the API; call once. */
    public TestApi serve(Routes... features) {
        Settings settings = Settings.read(new Env(Map.of("HTTP_PORT", "0", "RATE_LIMITS", "off")));
        ApiVerticle api = new ApiVerticle(settings, metrics, new ApiVerticle.ApiLimits(keys), List.of(features));
        await(vertx.deployVerticle(api));
        port = api.port();
        return this;
    }

    /** @return the text of a new key that is not for tests */
    public String key(Scope... scopes) {
        return make(false, scopes).text();
    }

    public String testKey(Scope... scopes) {
        return make(true, scopes).text();
    }

    public ApiKeys.Made make(boolean test, Scope... scopes) {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(List.of(scopes));
        return await(keys.create("Town hall", test, all, null));
    }

    public String base() {
        return "http://localhost:" + port + "/api/v1";
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base() + path));
    }

    public HttpRequest.Builder request(String path, String key) {
        return request(path).header("Authorization", "Bearer " + key);
    }

    public HttpResponse<String> get(String path, String key) {
        return send(request(path, key).GET());
    }

    public HttpResponse<String> delete(String path, String key) {
        return send(request(path, key).DELETE());
    }

    public HttpResponse<String> post(String path, String key) {
        return send(request(path, key).POST(BodyPublishers.noBody()));
    }

    public HttpResponse<String> post(String path, String key, JsonObject body) {
        return send(withBody(request(path, key), "POST", body));
    }

    public HttpResponse<String> patch(String path, String key, JsonObject body) {
        return send(withBody(request(path, key), "PATCH", body));
    }

    public static HttpRequest.Builder withBody(HttpRequest.Builder request, String method, JsonObject body) {
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.encode()));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return Conformity.check(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    /** {@code status problem}, such as {@code 403 missing-scope}. */
    public static String problem(HttpResponse<String> answer) {
        String type = json(answer).getString("type");
        return answer.statusCode() + " " + type.substring(type.lastIndexOf(':') + 1);
    }

    public OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    public <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    @Override
    public void close() {
        database.close();
        await(vertx.close());
    }
}
