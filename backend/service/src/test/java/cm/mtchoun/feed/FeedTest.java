package cm.mtchoun.feed;

import static cm.mtchoun.http.TestApi.json;
import static cm.mtchoun.http.TestApi.problem;
import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.apikey.ApiKeys.Made;
import cm.mtchoun.apikey.Scope;
import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.entrusted.EntrustedRoutes;
import cm.mtchoun.entrusted.Script;
import cm.mtchoun.http.Caller;
import cm.mtchoun.http.ProblemException;
import cm.mtchoun.http.TestApi;
import cm.mtchoun.outbound.Addresses;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FeedTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private final TestApi api = new TestApi();
    private EntrustedPeople people;
    private Receiver receiver;
    private long source;

    @BeforeEach
    void open() throws Exception {
        FeedParts parts = new FeedParts(
                api.vertx,
                api.database.pool(),
                api.jobs,
                api.tokens,
                api.metrics,
                true,
                new Addresses(host -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress())), true));
        people = parts.people();
        receiver = new Receiver(api.vertx);
        api.await(api.vertx.deployVerticle(new FeedVerticle(parts, Duration.ofSeconds(30))));
        api.serve(new EventRoutes(parts), new WebhookRoutes(parts), new EntrustedRoutes(people));
        source = api.database.number(
                """
                insert into source (key, name, page_url, check_every, created_at)
                values ('marseille', 'M', 'http://example.org', interval '10 minutes', $1) returning id
                """,
                api.now());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tellsEachCommuniqueOnceInOrderFromAnyCursor() {
        String key = api.key(Scope.EVENTS_READ);
        publish(0, 1, 2, 3, 4);
        untilPublished(5);

        JsonObject first = json(api.get("/events?limit=2", key));
        JsonObject rest = json(api.get("/events?cursor=" + first.getString("nextCursor"), key));
        JsonObject end = json(api.get("/events?cursor=" + rest.getString("nextCursor"), key));

        assertThat(days(first)).containsExactly("2026-03-09", "2026-03-08");
        assertThat(days(rest)).containsExactly("2026-03-07", "2026-03-06", "2026-03-05");
        assertThat(end.getJsonArray("items")).isEmpty();
        assertThat(end.getString("nextCursor")).isEqualTo(rest.getString("nextCursor"));
        assertThat(json(api.get("/events?cursor=end", key)).getString("nextCursor"))
                .isEqualTo(rest.getString("nextCursor"));
    }

    @Test
    void waitsForNewsWhenAskedTo() {
        String key = api.key(Scope.EVENTS_READ);
        String end =
                json(api.get("/events?cursor=end", api.key(Scope.EVENTS_READ))).getString("nextCursor");

        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> api.get("/events?wait=20&cursor=" + end, key));
        until(() -> api.database.number("select count(*) from api_key where last_used_at is not null") == 2);
        publish(0);

        assertThat(days(json(answer.join()))).containsExactly("2026-03-09");
    }

    @Test
    void keepsEventsForThirtyDaysAndSaysWhenACursorIsTooOld() {
        String key = api.key(Scope.EVENTS_READ);
        publish(0, 1);
        untilPublished(2);
        String old = json(api.get("/events?limit=1", key)).getString("nextCursor");

        api.clock.advance(Duration.ofDays(31));
        publish(2);
        untilPublished(3);
        until(() -> {
            Signal.EVENT_NOTED.send(api.vertx.eventBus(), 0);
            return api.get("/events?cursor=" + old, key).statusCode() == 410;
        });
        assertThat(problem(api.get("/events?cursor=" + old, key))).isEqualTo("410 cursor-expired");

        assertThat(days(json(api.get("/events", key)))).endsWith("2026-03-07");
    }

    @Test
    void sendsASignedEventToAWebhookAndShowsTheDelivery() {
        String key = api.key(Scope.WEBHOOKS);
        JsonObject webhook = webhook(key);

        publish(0);

        until(() -> receiver.received.size() == 1);
        Receiver.Received event = receiver.received.get(0);
        assertThat(event.type()).isEqualTo("communique.published");
        assertThat(event.json().getJsonObject("data").getString("sourceId")).isEqualTo("marseille");
        assertThat(event.signedWith(webhook.getString("secret"))).isTrue();
        assertThat(event.signedWith("whsec_AAAA")).isFalse();
        until(() -> deliveries(key, webhook, "delivered").size() == 1);
        assertThat(api.database.number(
                        "select count(*) from webhook w where w::text like '%' || $1 || '%'",
                        webhook.getString("secret").substring(6)))
                .isZero();
    }

    @Test
    void signsWithBothSecretsForADayAfterAChange() {
        String key = api.key(Scope.WEBHOOKS);
        JsonObject webhook = webhook(key);
        String path = "/webhooks/" + webhook.getString("id");

        String fresh = json(api.post(path + "/secret", key)).getString("secret");
        api.post(path + "/test", key);
        until(() -> deliveries(key, webhook, "delivered").size() == 1); // the next would wait for it
        api.clock.advance(Duration.ofHours(25));
        api.post(path + "/test", key);
        until(() -> receiver.received.size() == 2);

        assertThat(receiver.received.get(0).signedWith(webhook.getString("secret")))
                .isTrue();
        assertThat(receiver.received.get(0).signedWith(fresh)).isTrue();
        assertThat(receiver.received.get(1).signedWith(webhook.getString("secret")))
                .isFalse();
        assertThat(receiver.received.get(1).signedWith(fresh)).isTrue();
    }

    @Test
    void triesAgainForADayThenShowsItAsDeadAndSendsItAgainWhenAsked() {
        receiver.answer = event -> 503;
        String key = api.key(Scope.WEBHOOKS);
        JsonObject webhook = webhook(key);
        publish(0);

        until(() -> {
            api.clock.advance(Duration.ofMinutes(10));
            Signal.EVENT_PUBLISHED.send(api.vertx.eventBus(), 0);
            return deliveries(key, webhook, "dead").size() == 1;
        });
        JsonObject dead = deliveries(key, webhook, "dead").getJsonObject(0);
        receiver.answer = event -> 204;
        HttpResponse<String> replayed = api.post(
                "/webhooks/%s/deliveries/%s/replay".formatted(webhook.getString("id"), dead.getString("id")), key);

        assertThat(dead.getInteger("attempts")).isEqualTo(23);
        assertThat(dead.getString("lastAnswer")).isEqualTo("503");
        assertThat(Set.copyOf(
                        receiver.received.stream().map(Receiver.Received::id).toList()))
                .hasSize(1);
        assertThat(replayed.statusCode()).isEqualTo(202);
        until(() -> deliveries(key, webhook, "delivered").size() == 1);
        assertThat(api.metrics.scrape().lines())
                .contains(
                        "mtchoun_webhook_deliveries_total{outcome=\"tried\"} 22.0",
                        "mtchoun_webhook_deliveries_total{outcome=\"dead\"} 1.0",
                        "mtchoun_webhook_deliveries_total{outcome=\"delivered\"} 1.0");
    }

    @Test
    void keepsTheOrderOfASubjectWhileItsFirstEventIsRefused() {
        receiver.answer = event -> event.type().equals("registration.pending") && refusals() < 2 ? 500 : 200;
        Made made = api.make(true, Scope.WEBHOOKS, Scope.REGISTER);
        webhook(made.text());

        rehearse(made, Script.DELIVERED);

        until(() -> {
            if (api.database.number("select count(*) from job where state = 'running'") == 0) {
                api.clock.advance(Duration.ofSeconds(2)); // else the leases of what is in hand would end
            }
            Signal.EVENT_PUBLISHED.send(api.vertx.eventBus(), 0);
            return receiver.types().contains("registration.notified");
        });
        assertThat(receiver.types())
                .containsExactly(
                        "registration.pending",
                        "registration.pending",
                        "registration.pending",
                        "registration.active",
                        "registration.notified");
    }

    @Test
    void peopleOfATestKeyDoAsTheirAddressSays() {
        Made made = api.make(true, Scope.REGISTER, Scope.EVENTS_READ);
        String gone = rehearse(made, Script.PERM_FAIL);
        String late = rehearse(made, Script.TEMP_FAIL);
        String told = rehearse(made, Script.DELIVERED);

        until(() -> state(made, told).equals("notified") && state(made, gone).equals("ended"));
        assertThat(state(made, late)).isEqualTo("pending");
        api.clock.advance(Duration.ofMinutes(1));
        Signal.EVENT_NOTED.send(api.vertx.eventBus(), 0);
        until(() -> state(made, late).equals("notified"));

        publish(0);
        untilPublished(9);
        JsonObject mine = json(api.get("/events?limit=100", made.text()));
        assertThat(mine.getJsonArray("items")).hasSize(8);
        assertThat(json(api.get("/events", api.key(Scope.EVENTS_READ))).getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void nobodySeesThePeopleOfAnother() {
        Made made = api.make(true, Scope.REGISTER);
        String person = rehearse(made, Script.DELIVERED);
        String other = api.testKey(Scope.REGISTER);

        assertThat(json(api.get("/entrusted-registrations", made.text())).getJsonArray("items"))
                .hasSize(1);
        assertThat(json(api.get("/entrusted-registrations", other)).getJsonArray("items"))
                .isEmpty();
        assertThat(problem(api.get("/entrusted-registrations/" + person, other)))
                .isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/x, taken",
        "http://example.org/x, not_https",
        "https://inside.example.org/x, private_address",
        "https://127.0.0.1/x, private_address",
        "https://169.254.169.254/latest, private_address",
        "https://[::1]/x, private_address",
        "https://nowhere.example.org/x, unknown_host",
        "https://user@example.org/x, invalid_format",
        "https://example.org/x#y, invalid_format",
        "file:///etc/passwd, not_https",
        "https://, invalid_format"
    })
    void refusesAddressesThatAreNoneOrLeadInside(String url, String outcome) {
        WebhookAddress address = new WebhookAddress(new Addresses(FeedTest::lookUp, false), false);

        Future<String> verdict = address.check(url)
                .transform(done -> Future.succeededFuture(done.failed() ? code(done.cause()) : "taken"));

        assertThat(api.await(verdict)).isEqualTo(outcome);
    }

    private static Future<List<InetAddress>> lookUp(String host) {
        try {
            return switch (host) {
                case "example.org" -> Future.succeededFuture(List.of(InetAddress.getByName("8.8.8.8")));
                case "inside.example.org" -> Future.succeededFuture(List.of(InetAddress.getByName("10.0.0.7")));
                case "nowhere.example.org" -> Future.failedFuture(new UnknownHostException(host));
                default -> Future.succeededFuture(List.of(InetAddress.getByName(host)));
            };
        } catch (UnknownHostException impossible) {
            return Future.failedFuture(impossible);
        }
    }

    private static String code(Throwable refusal) {
        return ((ProblemException) refusal).problem().errors().get(0).code();
    }

    /** Only the check knows this name: whoever asks for it again finds nothing, or something else. */
    @Test
    void connectsToTheAddressThatWasChecked() {
        String key = api.key(Scope.WEBHOOKS);
        String url = receiver.url().replace("localhost", "receiver.test");
        JsonObject webhook = json(api.post("/webhooks", key, new JsonObject().put("url", url)));

        publish(0);

        until(() -> deliveries(key, webhook, "delivered").size() == 1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer = event -> 303;
        String key = api.key(Scope.WEBHOOKS);
        JsonObject webhook = webhook(key);

        publish(0);

        until(() -> deliveries(key, webhook, "waiting").stream()
                .anyMatch(one -> "303".equals(((JsonObject) one).getString("lastAnswer"))));
        assertThat(receiver.received).hasSize(1);
    }

    @Test
    void nobodySeesOrTouchesTheWebhookOfAnother() {
        String path = "/webhooks/" + webhook(api.key(Scope.WEBHOOKS)).getString("id");
        String other = api.key(Scope.WEBHOOKS);

        assertThat(problem(api.get(path, other))).isEqualTo("404 not-found");
        assertThat(problem(api.patch(path, other, new JsonObject().put("active", false))))
                .isEqualTo("404 not-found");
        assertThat(problem(api.delete(path, other))).isEqualTo("404 not-found");
        assertThat(problem(api.get(path + "/deliveries", other))).isEqualTo("404 not-found");
        assertThat(json(api.get("/webhooks", other)).getJsonArray("items")).isEmpty();
        assertThat(problem(api.get("/webhooks", api.key(Scope.REGISTER)))).isEqualTo("403 missing-scope");
    }

    @Test
    void aWebhookIsNarrowedPausedResumedAndRemoved() {
        String key = api.key(Scope.WEBHOOKS);
        String path = "/webhooks/" + webhook(key).getString("id");
        api.patch(path, key, new JsonObject().put("events", new JsonArray().add("image.read")));
        publish(0);
        untilPublished(1);
        api.patch(path, key, new JsonObject().put("active", false));
        HttpResponse<String> resumed = api.patch(
                path,
                key,
                new JsonObject().put("active", true).put("events", new JsonArray().add("communique.published")));
        publish(1);

        until(() -> receiver.received.size() == 1);
        assertThat(receiver.received.get(0).json().getJsonObject("data").getString("publishedOn"))
                .isEqualTo("2026-03-08");
        assertThat(json(resumed).getJsonArray("events")).containsExactly("communique.published");
        assertThat(api.delete(path, key).statusCode()).isEqualTo(204);
        assertThat(problem(api.get(path, key))).isEqualTo("404 not-found");
    }

    private long refusals() {
        return receiver.received.size();
    }

    private String rehearse(Made made, Script script) {
        Caller caller = new Caller(made.key().id(), true, Set.of());
        String id = api.await(
                api.database.pool().withTransaction(transaction -> people.rehearse(transaction, caller, script)));
        Signal.EVENT_NOTED.send(api.vertx.eventBus(), 0);
        return id;
    }

    private String state(Made made, String id) {
        return json(api.get("/entrusted-registrations/" + id, made.text())).getString("state");
    }

    private JsonObject webhook(String key) {
        return json(api.post("/webhooks", key, new JsonObject().put("url", receiver.url())));
    }

    private JsonArray deliveries(String key, JsonObject webhook, String state) {
        return json(api.get("/webhooks/%s/deliveries?state=%s".formatted(webhook.getString("id"), state), key))
                .getJsonArray("items");
    }

    private void publish(int... daysAgo) {
        for (int days : daysAgo) {
            api.database.sql(
                    "insert into communique (source_id, published_on, title, first_seen_at) values ($1, $2, 'C', $3)",
                    source,
                    DAY.minusDays(days),
                    api.now());
        }
        Signal.EVENT_NOTED.send(api.vertx.eventBus(), 0);
    }

    private void untilPublished(int events) {
        until(() -> api.database.number("select count(*) from event where position is not null") >= events);
    }

    private static List<String> days(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(event -> ((JsonObject) event).getJsonObject("data").getString("publishedOn"))
                .toList();
    }
}
