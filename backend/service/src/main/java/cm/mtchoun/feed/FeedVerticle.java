package cm.mtchoun.feed;

import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.idempotency.RepeatableCalls;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what happened to the change feed, delivers it to webhooks, and plays the people of test keys. Event loop; any
 * number of instances in any number of processes.
 */
public final class FeedVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(FeedVerticle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final long LOOK_EVERY_MS = 1_000;
    private static final int DELIVERIES_AT_ONCE = 16;
    private static final long ONLY = 0;

    private final FeedParts parts;
    private final Duration patience;
    private final FeedStore feed;
    private final EntrustedPeople people;
    private final RepeatableCalls repeatableCalls;
    private final List<Drain> drains = new ArrayList<>();
    private Courier courier;
    private Future<Boolean> publishing = Future.succeededFuture(false);

    public FeedVerticle(FeedParts parts) {
        this(parts, PATIENCE);
    }

    /** @param patience how long a receiver may take to answer */
    @SuppressWarnings("NullAway.Init") // start() comes before everything else
    FeedVerticle(FeedParts parts, Duration patience) {
        this.parts = parts;
        this.patience = patience;
        this.feed = parts.feed();
        this.people = parts.people();
        this.repeatableCalls = parts.repeatableCalls();
    }

    @Override
    public Future<?> start() {
        DeliveryStore deliveries = new DeliveryStore(parts.pool(), parts.jobs());
        courier = new Courier(vertx, parts, deliveries, patience);
        Drain delivering = drain(JobKind.DELIVER_WEBHOOK, DELIVERIES_AT_ONCE, courier::deliver);
        Drain rehearsing = drain(JobKind.REHEARSE, 1, this::rehearse);
        Signal.EVENT_PUBLISHED.listen(vertx.eventBus(), delivering::wake);
        Signal.EVENT_NOTED.listen(vertx.eventBus(), () -> {
            publish();
            rehearsing.wake();
        });
        vertx.setPeriodic(LOOK_EVERY_MS, timer -> publish());
        drain(JobKind.TIDY_FEED, 1, this::tidy);
        return parts.jobs()
                .enqueue(parts.pool(), JobKind.TIDY_FEED, ONLY)
                .onSuccess(ready -> drains.forEach(Drain::start));
    }

    /** Completes when what is in hand is done. */
    @Override
    public Future<?> stop() {
        return Future.join(drains.stream().map(Drain::stop).toList())
                .eventually(() -> publishing)
                .eventually(courier::close);
    }

    private Drain drain(JobKind kind, int atOnce, java.util.function.Function<Claim, Future<Void>> handler) {
        Drain drain = new Drain(vertx, parts.jobs(), kind, atOnce, handler);
        drains.add(drain);
        return drain;
    }

    private void publish() {
        if (!publishing.isComplete()) {
            return; // the next look finds what came meanwhile
        }
        publishing = feed.publish();
        publishing.onComplete(
                something -> {
                    if (something) {
                        Signal.EVENT_PUBLISHED.send(vertx.eventBus(), 0);
                        publish();
                    }
                },
                cause -> LOG.warn("Cannot publish events: {}", cause.toString()));
    }

    private Future<Void> rehearse(Claim claim) {
        return people.next(claim).onSuccess(done -> Signal.EVENT_NOTED.send(vertx.eventBus(), claim.ref()));
    }

    private Future<Void> tidy(Claim claim) {
        return parts.pool().withTransaction(transaction -> feed.tidy(transaction)
                .compose(done -> people.tidy(transaction))
                .compose(done -> repeatableCalls.tidy(transaction, parts.jobs().now()))
                .compose(done -> parts.jobs()
                        .reschedule(transaction, claim, parts.jobs().now().plus(TIDY_EVERY))));
    }
}
