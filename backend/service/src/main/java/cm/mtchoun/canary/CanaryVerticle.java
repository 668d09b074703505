package cm.mtchoun.canary;

import cm.mtchoun.canary.CanaryStore.Flight;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the canary fly every so often and sees whether it arrives. Deploy it anywhere, as often as wanted; the job is one. What
 * a flight leaves in the tables goes when it has arrived, or is given up.
 */
public final class CanaryVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryVerticle.class);
    private static final long ONLY = 0;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final JobStore jobs;
    private final EvidenceStore evidence;
    private final CanaryStore flights;
    private final Duration every;
    private @Nullable Drain drain;

    /** What it works with. */
    public record Parts(Pool pool, JobStore jobs, EvidenceStore evidence, Tokens tokens) {}

    /**
     * @param every from take-off to take-off
     * @param port where the management of this process listens
     */
    public CanaryVerticle(Parts parts, Duration every, int port) {
        this.jobs = parts.jobs();
        this.evidence = parts.evidence();
        this.flights = new CanaryStore(parts.pool(), parts.jobs(), parts.tokens(), port);
        this.every = every;
    }

    @Override
    public Future<?> start() {
        Drain started = new Drain(vertx, jobs, JobKind.FLY_CANARY, 1, this::handle);
        drain = started;
        return flights.enqueue(ONLY).onSuccess(enqueued -> started.start());
    }

    @Override
    public Future<?> stop() {
        return drain == null ? Future.succeededFuture() : drain.stop();
    }

    private Future<Void> handle(Claim claim) {
        return flights.current()
                .compose(flight ->
                        flight.startedAt() == null ? takeOff(claim) : follow(claim, flight, flight.startedAt()));
    }

    private Future<Void> takeOff(Claim claim) {
        return flights.begin(claim, jobs.now().plus(LOOK_EVERY));
    }

    private Future<Void> follow(Claim claim, Flight flight, Instant startedAt) {
        Instant next = startedAt.plus(every);
        boolean lost = flight.arrivedAt() == null && jobs.now().isAfter(next);
        if (flight.arrivedAt() == null && !lost) {
            return flights.wait(claim, jobs.now().plus(LOOK_EVERY));
        }
        if (lost) {
            LOG.warn("Canary {} did not arrive within {}", flight.number(), every);
        }
        return flights.end(claim, flight.arrivedAt(), next).compose(this::forget);
    }

    private Future<Void> forget(Iterable<byte[]> images) {
        Future<Void> gone = Future.succeededFuture();
        for (byte[] image : images) {
            gone = gone.compose(before -> evidence.remove(image));
        }
        return gone.otherwise(left -> {
            LOG.warn("An image of the canary is left: {}", left.toString());
            return null;
        });
    }
}
