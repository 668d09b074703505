package cm.mtchoun.match;

import cm.mtchoun.mail.Outbox;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the names of an image that was read with those who watch, and a person who was confirmed with what was published
 * before. Event loop; comparing itself runs on the worker pool, some names at a time. Any number of instances.
 */
public final class MatchVerticle extends VerticleBase {
    private static final int IMAGES_AT_ONCE = 1;
    private static final int REGISTRATIONS_AT_ONCE = 4;
    /** Listed names whose candidates are in memory together: some ten thousand at a million registrations. */
    private static final int SLICE = 16;

    /** So that neither waits for the other when slices differ in size. */
    private static final int SLICES_AHEAD = 2;

    /** Two communiqués: at a million registrations some twelve hundred thousand comparisons. */
    private static final int EXERCISE = 630;

    private static final long RETRY_MS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(MatchVerticle.class);

    private final NameIndex index;
    private final KeylessNames keyless;
    private final MatchStore store;
    private final Matcher matcher;
    private final JobStore jobs;

    private boolean stopped;
    private @Nullable Drain images;
    private @Nullable Drain registrations;

    public MatchVerticle(Pool pool, JobStore jobs, Outbox outbox, Metrics metrics) {
        this.jobs = jobs;
        index = new NameIndex(pool);
        keyless = new KeylessNames(pool);
        store = new MatchStore(pool, jobs, outbox);
        matcher = new Matcher(metrics);
    }

    /** Does not wait for the index to be complete: after a release that changes keys that may take minutes. */
    @Override
    public Future<?> start() {
        beginOnceTheIndexIsComplete();
        return Future.succeededFuture();
    }

    private void beginOnceTheIndexIsComplete() {
        keyless.complete().onComplete(complete -> begin(), failed -> {
            LOG.warn("Cannot complete the index of names; trying again: {}", failed.toString());
            vertx.setTimer(RETRY_MS, again -> beginOnceTheIndexIsComplete());
        });
    }

    private void begin() {
        if (!stopped) {
            images = drain(JobKind.MATCH_IMAGE, IMAGES_AT_ONCE, Signal.IMAGE_READ);
            registrations = drain(JobKind.MATCH_REGISTRATION, REGISTRATIONS_AT_ONCE, Signal.REGISTRATION_CONFIRMED);
            exercise().onFailure(failed -> LOG.debug("No exercise: {}", failed.toString()));
        }
    }

    /**
     * Compares names of the newest lists once more, decides, and forgets the answers, so that the first communiqué after a start finds
     * code compiled and pages cached. Costs nothing where nobody is listed or registered.
     *
     * @return how many pairs would be told of or asked about
     */
    Future<Integer> exercise() {
        return index.newestNames(EXERCISE)
                .compose(names -> inSlices(slices(names), Matcher::likely))
                .map(Matcher::decide)
                .map(List::size);
    }

    /** Completes when what is in hand is done. */
    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.join(stop(images), stop(registrations));
    }

    private Drain drain(JobKind kind, int atOnce, Signal signal) {
        Drain drain = new Drain(vertx, jobs, kind, atOnce, this::match);
        drain.start();
        signal.listen(vertx.eventBus(), drain::wake);
        return drain;
    }

    private static Future<Void> stop(@Nullable Drain drain) {
        return drain == null ? Future.succeededFuture() : drain.stop();
    }

    private Future<Void> match(Claim claim) {
        Future<List<Found>> found =
                claim.kind() == JobKind.MATCH_IMAGE ? matchImage(claim.ref()) : matchRegistration(claim.ref());
        return found.map(Matcher::decide)
                .compose(matches -> store.finish(claim, matches))
                .onSuccess(mailed -> tell(mailed, claim.ref()))
                .mapEmpty();
    }

    private Future<List<Found>> matchImage(long image) {
        return index.namesOf(image)
                .compose(names -> index.add(names).compose(added -> inSlices(slices(names), matcher::compare)))
                .compose(index::watching);
    }

    private static Deque<List<ListedEntry>> slices(List<ListedEntry> names) {
        Deque<List<ListedEntry>> slices = new ArrayDeque<>();
        for (int from = 0; from < names.size(); from += SLICE) {
            slices.add(names.subList(from, Math.min(from + SLICE, names.size())));
        }
        return slices;
    }

    /** One slice after the other: while one is compared, the database looks for the candidates of the next ones. */
    private Future<List<Found>> inSlices(Deque<List<ListedEntry>> slices, Comparing comparing) {
        return goOn(slices, new ArrayDeque<>(), comparing, new ArrayList<>());
    }

    private Future<List<Found>> goOn(
            Deque<List<ListedEntry>> later,
            Deque<Future<List<Candidate>>> ahead,
            Comparing comparing,
            List<Found> found) {
        lookAhead(later, ahead);
        if (ahead.isEmpty()) {
            return Future.succeededFuture(found);
        }
        return ahead.remove().compose(candidates -> {
            lookAhead(later, ahead);
            return compare(candidates, comparing).compose(matches -> {
                found.addAll(matches);
                return goOn(later, ahead, comparing, found);
            });
        });
    }

    private void lookAhead(Deque<List<ListedEntry>> later, Deque<Future<List<Candidate>>> ahead) {
        while (ahead.size() < SLICES_AHEAD && !later.isEmpty()) {
            ahead.add(index.registrantsFor(later.remove()));
        }
    }

    private Future<List<Found>> matchRegistration(long registration) {
        return index.registrant(registration).compose(this::lookBack);
    }

    private Future<List<Found>> lookBack(Optional<Registrant> registrant) {
        return registrant.isEmpty()
                ? Future.succeededFuture(List.of())
                : index.namesFor(registrant.get()).compose(candidates -> compare(candidates, matcher::compare));
    }

    private Future<List<Found>> compare(List<Candidate> candidates, Comparing comparing) {
        return vertx.executeBlocking(() -> comparing.compare(candidates), false);
    }

    private interface Comparing {
        List<Found> compare(List<Candidate> candidates);
    }

    private void tell(boolean mailed, long ref) {
        if (mailed) {
            Signal.MATCH_FOUND.send(vertx.eventBus(), ref);
        }
    }
}
