package cm.mtchoun.watch;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.watch.FetchResult.Fetched;
import cm.mtchoun.watch.FetchResult.Refused;
import cm.mtchoun.watch.ImageCheck.Accepted;
import cm.mtchoun.watch.ImageCheck.Rejected;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for images one after the other and keeps what is new. One that cannot be had never stops the next. */
final class ImageRound {
    private static final Logger LOG = LoggerFactory.getLogger(ImageRound.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** A server that fails so often in a row is left alone until the next look. */
    private static final int TRANSIENT_IN_A_ROW = 3;

    private final Vertx vertx;
    private final PageFetcher fetcher;
    private final EvidenceStore evidence;
    private final ImageStore store;
    private final Metrics metrics;
    private volatile boolean stopping;

    ImageRound(Vertx vertx, PageFetcher fetcher, EvidenceStore evidence, ImageStore store, Metrics metrics) {
        this.vertx = vertx;
        this.fetcher = fetcher;
        this.evidence = evidence;
        this.store = store;
        this.metrics = metrics;
    }

    /**
     * An image to ask for.
     *
     * @param known what was found there before; null when it is new to us
     */
    record Wanted(PublishedImage image, @Nullable KnownImage known) {
        int failures() {
            return known == null ? 0 : known.failures();
        }

        Validators validators() {
            return known == null ? Validators.NONE : known.validators();
        }
    }

    /**
     * What a round came to.
     *
     * @param again when the first refused image wants to be asked for again; null when none was refused
     * @param complete false when one was refused for a reason that may pass by itself
     */
    record Result(@Nullable Instant again, boolean complete) {
        static final Result NOTHING_TO_DO = new Result(null, true);

        Result and(Result other) {
            Instant sooner =
                    again == null || (other.again != null && other.again.isBefore(again)) ? other.again : again;
            return new Result(sooner, complete && other.complete);
        }
    }

    /** Ends every round after the image in hand; the rest is asked for by the next look, due at once. */
    void stop() {
        stopping = true;
    }

    /** Fails only for faults of our own, such as a full disk: what was kept until then stays. */
    Future<Result> ask(Source source, List<Wanted> wanted, Instant now) {
        Pass pass = new Pass(source, now, new ArrayDeque<>(wanted));
        pass.next();
        return pass.done.future();
    }

    /** A loop rather than a chain of futures: a page may show two thousand images. */
    private final class Pass {
        private final Source source;
        private final Instant now;
        private final Deque<Wanted> left;
        private final Promise<Result> done = Promise.promise();
        private Result soFar = Result.NOTHING_TO_DO;
        private int transientInARow;

        Pass(Source source, Instant now, Deque<Wanted> left) {
            this.source = source;
            this.now = now;
            this.left = left;
        }

        void next() {
            if (left.isEmpty()) {
                done.complete(soFar);
            } else if (stopping) {
                done.complete(new Result(now, false));
            } else if (transientInARow >= TRANSIENT_IN_A_ROW) {
                done.complete(new Result(soFar.again, false));
            } else {
                one(source, left.removeFirst(), now).onComplete(this::rest, done::fail);
            }
        }

        private void rest(Result result) {
            soFar = soFar.and(result);
            transientInARow = result.complete ? 0 : transientInARow + 1;
            vertx.setTimer(left.isEmpty() ? 1 : PAUSE.toMillis(), rested -> next());
        }
    }

    private Future<Result> one(Source source, Wanted wanted, Instant now) {
        FetchRequest request = FetchRequest.image(wanted.image().url(), source.allowedHosts(), wanted.validators());
        return fetcher.get(request).compose(answer -> {
            if (answer instanceof Fetched fetched) {
                return check(source, wanted, fetched, now);
            }
            if (answer instanceof Refused refused) {
                return refuse(source, wanted, refused, Validators.NONE, now);
            }
            metrics.image("known");
            return store.unchanged(wanted.image().url()).map(Result.NOTHING_TO_DO);
        });
    }

    private Future<Result> check(Source source, Wanted wanted, Fetched fetched, Instant now) {
        byte[] bytes = fetched.body().getBytes();
        return vertx.executeBlocking(() -> ImageCheck.check(bytes), false).compose(verdict -> {
            if (verdict instanceof Rejected rejected) {
                Refused refused = new Refused(rejected.refusal(), rejected.reason());
                return refuse(source, wanted, refused, fetched.validators(), now);
            }
            return keep(source, wanted, fetched, (Accepted) verdict, now);
        });
    }

    private Future<Result> keep(Source source, Wanted wanted, Fetched fetched, Accepted accepted, Instant now) {
        @Nullable String problem = accepted.complete() ? null : Refusal.TRUNCATED.code() + ": kept, but it ends early";
        return evidence.put(fetched.body())
                .map(sha256 -> new ImageStore.Bytes(
                        sha256, accepted.mediaType(), fetched.body().length()))
                .compose(bytes -> store.keep(source, wanted.image(), bytes, fetched.validators(), problem))
                .map(stored -> {
                    tell(stored, wanted);
                    return problem == null ? Result.NOTHING_TO_DO : new Result(retry(wanted, now), true);
                });
    }

    private void tell(Optional<Long> stored, Wanted wanted) {
        metrics.image(stored.isPresent() ? "stored" : "known");
        stored.ifPresent(id -> {
            LOG.info("Image {} stored from {}", id, wanted.image().url());
            Signal.IMAGE_STORED.send(vertx.eventBus(), id);
        });
    }

    private Future<Result> refuse(Source source, Wanted wanted, Refused refused, Validators validators, Instant now) {
        metrics.image("refused");
        String problem = refused.refusal().code() + ": " + refused.detail();
        LOG.warn("{} was refused: {}", wanted.image().url(), problem);
        Instant again = retry(wanted, now);
        Instant asked = refused.retryAfter() == null ? again : now.plus(refused.retryAfter());
        Result result = new Result(
                asked.isAfter(again) ? asked : again, refused.refusal().isDefinitive());
        return store.refused(source, wanted.image().url(), validators, problem).map(result);
    }

    private static Instant retry(Wanted wanted, Instant now) {
        return CheckTimes.imageRetry(now, wanted.failures() + 1);
    }
}
