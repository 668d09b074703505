package cm.mtchoun.operator;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.http.ApiVerticle;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The operators' calls behind the real API, on a real database, with a clock that can be moved. */
final class OperatorService implements AutoCloseable {
    private static final byte[] SECRET = new byte[32];
    static final String PASSWORD = "correct horse battery";
    /** Hashed once: Argon2id is slow on purpose. */
    private static final String HASH = Passwords.hashNow(PASSWORD);

    final SettableClock clock = new SettableClock("2026-03-10T12:00:00Z");
    final Vertx vertx = Vertx.vertx();
    final TestDatabase database = new TestDatabase(vertx);
    final JobStore jobs = new JobStore(vertx, database.pool(), clock);

    final Tokens tokens = new Tokens(new byte[32]);
    final EvidenceStore evidence;
    /** Says where it was asked to cut. */
    private final LineCrop crop = (image, page, box) -> Future.succeededFuture(
            Optional.of(Buffer.buffer("%s, page %d, %s".formatted(image, page, Arrays.toString(box)))));

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    OperatorService() throws Exception {
        this(new ReviewRules(Duration.ofSeconds(30), false));
    }

    OperatorService(ReviewRules rules) throws Exception {
        evidence = new EvidenceStore(vertx, Files.createTempDirectory("operator"));
        Settings settings = Settings.read(new Env(Map.of("HTTP_PORT", "0", "RATE_LIMITS", "off")));
        OperatorRoutes routes = new OperatorRoutes(new OperatorRoutes.Sources(
                vertx,
                database.pool(),
                jobs,
                new Outbox(jobs),
                tokens,
                evidence,
                crop,
                (page, hosts, pattern) -> Future.succeededFuture(new JsonObject()
                        .put("outcome", "ok")
                        .put("detail", "%s %s %s".formatted(page, hosts, pattern))
                        .put("images", new JsonArray())),
                SECRET,
                rules,
                URI.create("https://api.example.org")));
        ApiVerticle api = new ApiVerticle(settings, new Metrics(), new ApiVerticle.ApiLimits(), List.of(routes));
        vertx.deployVerticle(api).await(60, TimeUnit.SECONDS);
        port = api.port();
    }

    /** An active account. @return its id */
    long operator(String login, Rank rank) {
        return database.number(
                "insert into operator (login, name, rank, password_hash, created_at) values ($1, $1, $2, $3, $4) returning id",
                login,
                rank.code(),
                HASH,
                now());
    }

    /** An account with a session that was opened without a password: Argon2id is slow on purpose. */
    Session loggedIn(String login, Rank rank) {
        long session = database.number(
                "insert into operator_session (operator_id, created_at, expires_at) values ($1, $2, $3) returning id",
                operator(login, rank),
                now(),
                now().plusDays(30));
        return new Session(new AccessTokens(vertx, SECRET, clock).sign(session), "");
    }

    /** Logs in with the password. */
    Session session(String login) {
        JsonObject answer = logIn(login, PASSWORD).json();
        return new Session(answer.getString("accessToken"), answer.getString("refreshToken"));
    }

    Answer logIn(String login, String password) {
        return call(
                null,
                "POST",
                "/auth/login",
                new JsonObject().put("login", login).put("password", password));
    }

    Answer refresh(String token) {
        return call(null, "POST", "/auth/refresh", new JsonObject().put("refreshToken", token));
    }

    Answer get(Session session, String path) {
        return call(session, "GET", path, null);
    }

    Answer post(Session session, String path, JsonObject body) {
        return call(session, "POST", path, body);
    }

    Answer post(Session session, String path) {
        return call(session, "POST", path, null);
    }

    Answer patch(Session session, String path, JsonObject body) {
        return call(session, "PATCH", path, body);
    }

    Answer call(@Nullable Session session, String method, String path, @Nullable JsonObject body) {
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .method(method, content);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (session != null) {
            request.header("Authorization", "Bearer " + session.accessToken());
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** {@code action subject} of what was recorded, oldest first. */
    List<String> audit() {
        return java.util.stream.StreamSupport.stream(
                        database.sql("select action || ' ' || subject from audit order by id")
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() throws Exception {
        database.close();
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    record Session(String accessToken, String refreshToken) {}

    record Answer(int status, Map<String, List<String>> headers, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }

        /** Last part of the type of a problem. */
        String problem() {
            String type = json().getString("type");
            return type.substring(type.lastIndexOf(':') + 1);
        }

        List<JsonObject> items() {
            return json().getJsonArray("items").stream()
                    .map(JsonObject.class::cast)
                    .toList();
        }
    }
}
