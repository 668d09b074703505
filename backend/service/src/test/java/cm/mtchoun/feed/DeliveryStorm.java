package cm.mtchoun.feed;

import static cm.mtchoun.http.TestApi.json;

import cm.mtchoun.apikey.Scope;
import cm.mtchoun.feed.Receiver.Received;
import cm.mtchoun.http.TestApi;
import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Many deliveries to a receiver that fails, stalls and restarts at random. */
final class DeliveryStorm {
    private static final int SUBJECTS = 40;
    private static final int TAKEN_BETWEEN_RESTARTS = 60;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final TestApi api = new TestApi();
    private final List<Received> taken = new CopyOnWriteArrayList<>();
    private final Random random = new Random(20260310);

    /** @param lost numbers of events that never arrived; {@code unordered} subjects whose events came out of order */
    record Outcome(int received, int restarts, Set<Integer> lost, Set<String> unordered, long badSignatures) {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(new DeliveryStorm().run(Integer.parseInt(arguments[0])));
        System.exit(0);
    }

    Outcome run(int events) throws Exception {
        FeedParts parts = new FeedParts(api.vertx, api.database.pool(), api.jobs, api.tokens, api.metrics, true);
        api.serve(new WebhookRoutes(parts));
        Receiver receiver = new Receiver(api.vertx);
        receiver.answer = this::answer;
        JsonObject webhook =
                json(api.post("/webhooks", api.key(Scope.WEBHOOKS), new JsonObject().put("url", receiver.url())));
        api.database.sql(
                """
                insert into event (type, subject, data)
                select 'communique.published', 'communique:' || (n % $2::int), jsonb_build_object('n', n)
                from generate_series(1, $1::int) as n
                """,
                events, SUBJECTS);
        api.await(api.vertx.deployVerticle(new FeedVerticle(parts, PATIENCE)));

        int restarts = 0;
        while (api.database.number("select count(*) from webhook_delivery where state = 'delivered'") < events) {
            api.clock.advance(Duration.ofMillis(250)); // slowly, so that what is in hand keeps its lease
            Signal.EVENT_PUBLISHED.send(api.vertx.eventBus(), 0);
            if (taken.size() > (restarts + 1) * TAKEN_BETWEEN_RESTARTS) {
                receiver.restart();
                restarts++;
            }
            Eventually.pause();
        }
        String secret = webhook.getString("secret");
        Outcome outcome = new Outcome(
                receiver.received.size(),
                restarts,
                lost(events),
                unordered(),
                receiver.received.stream()
                        .filter(one -> !one.signedWith(secret))
                        .count());
        api.close();
        return outcome;
    }

    private int answer(Received event) {
        int chance;
        synchronized (random) {
            chance = random.nextInt(100);
        }
        if (chance < 15) {
            return 500;
        }
        if (chance < 18) {
            return 0;
        }
        taken.add(event);
        return 200;
    }

    private Set<Integer> lost(int events) {
        Set<Integer> lost = new TreeSet<>();
        for (int n = 1; n <= events; n++) {
            lost.add(n);
        }
        taken.forEach(event -> lost.remove(number(event)));
        return lost;
    }

    /** By the first time that each was taken. */
    private Set<String> unordered() {
        Map<String, List<Integer>> bySubject = new LinkedHashMap<>();
        for (Received event : taken) {
            List<Integer> numbers = bySubject.computeIfAbsent(event.subject(), subject -> new ArrayList<>());
            if (!numbers.contains(number(event))) {
                numbers.add(number(event));
            }
        }
        bySubject
                .values()
                .removeIf(numbers -> numbers.equals(numbers.stream().sorted().toList()));
        return bySubject.keySet();
    }

    private static int number(Received event) {
        return event.json().getJsonObject("data").getInteger("n");
    }
}
