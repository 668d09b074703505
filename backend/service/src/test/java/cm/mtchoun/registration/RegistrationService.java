package cm.mtchoun.registration;

import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.contract.Conformity;
import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.evidence.LineCrop;
import cm.mtchoun.http.ApiVerticle;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The registration feature behind the real API, on a real database, with a clock that can be moved. */
final class RegistrationService implements AutoCloseable {
    static final String MARIE = "marie@example.org";

    final SettableClock clock = new SettableClock("2026-03-10T12:00:00Z");
    final Vertx vertx = Vertx.vertx();
    final TestDatabase database = new TestDatabase(vertx);
    final Metrics metrics = new Metrics();
    final Parts parts;
    final ApiKeys keys;
    volatile LineCrop crop = (image, page, box) -> Future.succeededFuture(
            Optional.of(Buffer.buffer("%s, page %d, %s".formatted(image, page, Arrays.toString(box)))));
    volatile LookBack lookBack = id -> Future.succeededFuture();

    final Tokens tokens = new Tokens(new byte[32]);
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final long source;
    private int images;

    RegistrationService() throws Exception {
        Path files = Files.createTempDirectory("registration");
        JobStore jobs = new JobStore(vertx, database.pool(), clock);
        EvidenceStore evidence = new EvidenceStore(vertx, files);
        parts = new Parts(
                vertx,
                database.pool(),
                jobs,
                new Outbox(jobs),
                tokens,
                evidence,
                metrics,
                URI.create("https://api.example.org"),
                id -> lookBack.run(id),
                (image, page, box) -> crop.crop(image, page, box));
        keys = new ApiKeys(database.pool(), tokens, clock);
        source = addSource("marseille");
        Settings settings = Settings.read(new Env(Map.of("HTTP_PORT", "0", "RATE_LIMITS", "off")));
        ApiVerticle api = new ApiVerticle(
                settings, metrics, new ApiVerticle.ApiLimits(keys), List.of(new RegistrationRoutes(parts)));
        vertx.deployVerticle(api).await(20, TimeUnit.SECONDS);
        port = api.port();
    }

    long addSource(String key) {
        return database.number(
                """
                insert into source (key, name, page_url, check_every, created_at)
                values ($1, $1, 'http://example.org', interval '10 minutes', $2) returning id
                """,
                key,
                now());
    }

    Answer register(String name, String email) {
        return post("/registrations", new JsonObject().put("name", name).put("email", email));
    }

    static JsonObject request(String name, String email) {
        return new JsonObject().put("name", name).put("email", email);
    }

    /** @return the status that each was answered, in their order */
    List<Integer> registerAtOnce(List<JsonObject> requests) throws Exception {
        io.vertx.core.http.HttpClient crowd =
                vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(requests.size()));
        List<Future<Integer>> answers = requests.stream()
                .map(body -> crowd.request(HttpMethod.POST, port, "localhost", "/api/v1/registrations")
                        .compose(request -> request.putHeader("Content-Type", "application/json")
                                .send(body.toBuffer()))
                        .map(HttpClientResponse::statusCode))
                .toList();
        return Future.all(answers).await(30, TimeUnit.SECONDS).list();
    }

    /** Registers and confirms. @return the token of the private page */
    String active(String name, String email) {
        register(name, email);
        return confirm(confirmToken(email)).json().getString("privateToken");
    }

    Answer confirm(String token) {
        return post("/registrations/confirm", new JsonObject().put("token", token));
    }

    /** The one link in the mails to this address that works and was not used. */
    String confirmToken(String email) {
        List<String> working = confirmTokens(email, "t.superseded_at is null and t.used_at is null");
        if (working.size() != 1) {
            throw new AssertionError(working.size() + " confirmation links work");
        }
        return working.get(0);
    }

    List<String> confirmTokens(String email, String condition) {
        List<String> found = new ArrayList<>();
        for (Row row : database.sql(
                """
                select t.nonce from token t join registration r on r.id = t.registration_id
                where lower(r.email) = lower($1) and t.purpose = 'confirm' and %s order by t.created_at
                """
                        .formatted(condition),
                email)) {
            found.add(tokens.derive(Purpose.CONFIRM, row.getBuffer("nonce").getBytes()));
        }
        return found;
    }

    String unsubscribeToken(long registration) {
        Row row = database.sql(
                        "select nonce from token where registration_id = $1 and purpose = 'unsubscribe'", registration)
                .iterator()
                .next();
        return tokens.derive(Purpose.UNSUBSCRIBE, row.getBuffer("nonce").getBytes());
    }

    long onlyRegistration() {
        return database.number("select id from registration");
    }

    /** A listed name that was matched with a registration. @return id of the match */
    long match(long registration, String listed, LocalDate publishedOn, String state) {
        images++;
        long communique = database.number(
                """
                insert into communique (source_id, published_on, title, first_seen_at) values ($1, $2, 'C', $3)
                on conflict (source_id, published_on) do update set title = 'C' returning id
                """,
                source,
                publishedOn,
                now());
        long image = database.number(
                """
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                values ($1, $2, 'http://example.org/a.jpg', 'image/jpeg', 10, 0, $3) returning id
                """,
                communique,
                Buffer.buffer(await(parts.evidence().put(Buffer.buffer("image " + images)))),
                now());
        long reading = database.number(
                """
                insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                values ($1, $2, 'list', 1, 0, 1) returning id
                """,
                image,
                now());
        long name = database.number(
                """
                insert into listed_name
                    (reading_id, image_id, source_id, page, line, text, tokens, confidence, box, published_on)
                values ($1, $2, $3, 1, 0, $4, '[]', 1, '{1,2,3,4}', $5) returning id
                """,
                reading,
                image,
                source,
                listed,
                publishedOn);
        return database.number(
                """
                insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
                values ($1, $2, 0.9, '[]', $3, $4) returning id
                """,
                registration,
                name,
                state,
                now());
    }

    /** As the mailer does once a server took the mail about a match. */
    void told(long registration, long match) {
        database.sql(
                """
                insert into mail (dedup_key, kind, registration_id, payload, created_at, sent_at, outcome)
                values ($1, 'match', $2, $3, $4, $4, 'sent')
                """,
                "match:" + match,
                registration,
                new JsonObject().put("match", match),
                now());
        database.sql("update registration set state = 'notified', notified_at = $2 where id = $1", registration, now());
    }

    Answer post(String path, JsonObject body) {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.encode())));
    }

    Answer post(String path, String privateToken, JsonObject body) {
        return send(request(path)
                .header("Authorization", "Bearer " + privateToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode())));
    }

    Answer patch(String privateToken, JsonObject body) {
        return send(request("/registration")
                .header("Authorization", "Bearer " + privateToken)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body.encode())));
    }

    /** What happened, as the private page tells it. */
    List<String> whats(Answer page) {
        return page.json().getJsonArray("history").stream()
                .map(JsonObject.class::cast)
                .map(event -> event.getString("what"))
                .toList();
    }

    /** The links to new addresses that were asked for, oldest first. */
    List<String> addressTokens() {
        List<String> found = new ArrayList<>();
        for (Row row : database.sql("select nonce from token where purpose = 'address' order by created_at")) {
            found.add(tokens.derive(Purpose.ADDRESS, row.getBuffer("nonce").getBytes()));
        }
        return found;
    }

    Answer get(String path, String privateToken) {
        return send(
                request(path).header("Authorization", "Bearer " + privateToken).GET());
    }

    Answer delete(String path, String privateToken) {
        return send(
                request(path).header("Authorization", "Bearer " + privateToken).DELETE());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    Conformity.check(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            return new Answer(answer.statusCode(), answer.body());
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    long count(String from) {
        return database.number("select count(*) from " + from);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() throws Exception {
        database.close();
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    record Answer(int status, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }

        /** Last part of the type of a problem. */
        String problem() {
            String type = json().getString("type");
            return type.substring(type.lastIndexOf(':') + 1);
        }

        /** {@code pointer code} of each field error. */
        List<String> errors() {
            return json().getJsonArray("errors").stream()
                    .map(JsonObject.class::cast)
                    .map(error -> error.getString("pointer") + " " + error.getString("code"))
                    .toList();
        }
    }
}
