package cm.mtchoun.http;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ApiVerticleTest {
    private static final String REGISTRATIONS = "/api/v1/registrations";

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void handsAValidBodyToTheFeature() throws Exception {
        HttpResponse<String> answer = post(start("off"), "{\"name\":\"NGONO Marie\",\"email\":\"a@example.org\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(received)
                .containsExactly(new JsonObject().put("name", "NGONO Marie").put("email", "a@example.org"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"email":"a@example.org"}                                   | /name        | required
            {"name":"N","email":"a@example.org"}                        | /name        | too_short
            {"name":7,"email":"a@example.org"}                          | /name        | wrong_type
            {"name":"NGONO","email":"a@example.org","lang":"de"}        | /lang        | not_one_of
            {"name":"NGONO","email":"a@example.org","x":1}              | /x           | unknown_field
            {"name":"NGONO","email":"a@example.org","depositedOn":"2026-02-31"} | /depositedOn | invalid_date
            {"name":"NGONO",                                            | ``           | malformed
            [1]                                                         | ``           | malformed
            """)
    void namesTheFieldThatIsWrongAndWhy(String body, String pointer, String code) throws Exception {
        HttpResponse<String> answer = post(start("off"), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo("urn:mtchoun:problem:invalid-request");
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo(pointer);
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(received).isEmpty();
    }

    @Test
    void reportsEveryWrongFieldAtOnce() throws Exception {
        HttpResponse<String> answer = post(start("off"), "{\"name\":\"" + "A".repeat(300) + "\",\"email\":3,\"y\":1}");

        JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");
        assertThat(errors.stream().map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactly("/name", "/email", "/y");
        assertThat(answer.body()).contains("has 300 characters; it takes up to 200");
    }

    @Test
    void refusesABodyOfTenMegabytesAndStaysUp() throws Exception {
        int port = start("off");
        HttpResponse<String> answer = post(port, "{\"name\":\"" + "A".repeat(10_000_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("16384 bytes");
        assertThat(post(port, "{\"name\":\"NGONO\",\"email\":\"a@example.org\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesAnotherMediaTypeAnotherMethodAndAnUnknownAddress() throws Exception {
        int port = start("off");

        assertThat(send(request(port, REGISTRATIONS)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(request(port, REGISTRATIONS).PUT(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(405);
        HttpResponse<String> unknown = send(request(port, "/api/v1/nothing").GET());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void answersASurpriseWithAnIdAndWithoutItsMessage() throws Exception {
        HttpResponse<String> answer = post(start("off"), "{\"name\":\"BOOM\",\"email\":\"a@example.org\"}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("urn:uuid:").doesNotContain("secret of the database");
    }

    @Test
    void asksToComeBackWhenTheDatabaseIsAway() throws Exception {
        HttpResponse<String> answer = post(start("off"), "{\"name\":\"AWAY\",\"email\":\"a@example.org\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(answer.body()).contains("problem:unavailable");
    }

    @Test
    void asksToComeBackWhenTheDatabaseHasNoRoom() throws Exception {
        HttpResponse<String> answer = post(start("off"), "{\"name\":\"FULL\",\"email\":\"a@example.org\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void letsTheSiteCallFromItsOriginAndNobodyElse() throws Exception {
        int port = start("off");

        HttpResponse<String> site = send(request(port, "/api/v1/openapi.json")
                .header("Origin", "http://localhost:5173")
                .GET());
        HttpResponse<String> other = send(request(port, "/api/v1/openapi.json")
                .header("Origin", "http://evil.example")
                .GET());

        assertThat(site.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:5173");
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(other.statusCode()).isEqualTo(403);
    }

    @Test
    void servesTheContractWithItsOwnAddress() throws Exception {
        HttpResponse<String> answer =
                send(request(start("off"), "/api/v1/openapi.json").GET());

        assertThat(new JsonObject(answer.body())
                        .getJsonArray("servers")
                        .getJsonObject(0)
                        .getString("url"))
                .isEqualTo("http://localhost:8080/api/v1");
    }

    @Test
    void slowsDownAClientThatWritesTooOften() throws Exception {
        int port = start("on");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            statuses.add(post(port, "{}").statusCode());
        }

        assertThat(statuses).contains(429);
        assertThat(send(request(port, "/api/v1/openapi.json").GET()).statusCode())
                .isEqualTo(200);
        assertThat(metrics.scrape()).contains("mtchoun_requests_rejected_total{reason=\"too-many-requests\"}");
    }

    @Test
    void countsTheRequestsOfEachClientBehindAProxyByItself() throws Exception {
        int port = start(Map.of("HTTP_PORT", "0", "BEHIND_PROXY", "true"));

        assertThat(writesForFortyClients(port)).containsOnly(400);
    }

    @Test
    void believesNobodyWhoNamesAnotherAddressWhenThereIsNoProxy() throws Exception {
        int port = start(Map.of("HTTP_PORT", "0"));

        assertThat(writesForFortyClients(port)).contains(429);
    }

    @Test
    void refusesHeadersOfMoreThanSixteenKilobytes() throws Exception {
        int port = start("off");
        HttpResponse<String> answer = send(request(port, "/api/v1/openapi.json").header("X-Long", "A".repeat(17_000)));

        assertThat(answer.statusCode()).isEqualTo(431);
        assertThat(send(request(port, "/api/v1/openapi.json")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            GET  | /api/v1/search?name=NGONO%20Marie |                           | "searches";q=10;w=60
            POST | /api/v1/verifications             | {"code":"7KQ2M-XW9FT"}    | "codes";q=10;w=60
            POST | /api/v1/registrations/resend      | {"email":"a@example.org"} | "resends";q=20;w=3600
            """)
    void whatCouldBeGuessedOrGoneThroughIsLimitedMore(String method, String path, String body, String policy)
            throws Exception {
        HttpResponse<String> answer = send(request(start("on"), path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body == null ? "" : body)));

        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains(policy);
    }

    private List<Integer> writesForFortyClients(int port) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            HttpRequest.Builder request = request(port, REGISTRATIONS)
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "203.0.113." + i)
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            statuses.add(send(request).statusCode());
        }
        return statuses;
    }

    private int start(String rateLimits) throws Exception {
        return start(Map.of("HTTP_PORT", "0", "RATE_LIMITS", rateLimits));
    }

    private int start(Map<String, String> variables) throws Exception {
        Settings settings = Settings.read(new Env(variables));
        Routes feature = contract -> contract.getRoute("createRegistration").addHandler(context -> {
            JsonObject body = Requests.body(context);
            if (body.getString("name").equals("BOOM")) {
                throw new IllegalStateException("secret of the database");
            }
            if (body.getString("name").equals("AWAY")) {
                throw new VertxException("Timeout waiting for connection", true);
            }
            if (body.getString("name").equals("FULL")) {
                throw new PgException("could not extend file: No space left on device", "ERROR", "53100", null);
            }
            received.add(body);
            Requests.json(context, 202, Future.succeededFuture(new JsonObject()));
        });
        ApiVerticle api = new ApiVerticle(settings, metrics, new ApiVerticle.ApiLimits(), List.of(feature));
        vertx.deployVerticle(api).await(10, TimeUnit.SECONDS);
        return api.port();
    }

    private HttpResponse<String> post(int port, String body) throws IOException, InterruptedException {
        return send(request(port, REGISTRATIONS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
