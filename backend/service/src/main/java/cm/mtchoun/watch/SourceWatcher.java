package cm.mtchoun.watch;

import cm.mtchoun.config.Settings;
import cm.mtchoun.evidence.EvidenceStore;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each source whenever its job is due, stores what is new and has it read. Event loop; any number may run, on any
 * number of machines: the job's lease lets one at a time look at a source.
 */
public final class SourceWatcher extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatcher.class);
    /** Sources looked at at the same time: a slow one must not hold up the others. */
    private static final int CONCURRENCY = 4;

    private final Pool pool;
    private final JobStore jobs;
    private final EvidenceStore evidence;
    private final Metrics metrics;
    private final Settings settings;
    private @Nullable PageFetcher fetcher;
    private @Nullable PageFetcher ownFetcher;
    private @Nullable ImageRound images;
    private @Nullable Drain drain;

    public SourceWatcher(Pool pool, JobStore jobs, EvidenceStore evidence, Metrics metrics, Settings settings) {
        this.pool = pool;
        this.jobs = jobs;
        this.evidence = evidence;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        PageFetcher pages = new PageFetcher(vertx, jobs::now, settings, metrics);
        PageFetcher own = PageFetcher.ofThisMachine(vertx, jobs::now, settings, metrics);
        ImageStore store = new ImageStore(pool, jobs);
        ImageRound round = new ImageRound(vertx, pages, evidence, store, metrics);
        SourceLook look = new SourceLook(vertx, jobs, pages, store, round);
        SourceLook ownLook =
                new SourceLook(vertx, jobs, own, store, new ImageRound(vertx, own, evidence, store, metrics));
        StateStore states = new StateStore(pool, jobs, new Outbox(jobs));
        Sources sources = new Sources(pool, jobs);
        Drain checks = new Drain(vertx, jobs, JobKind.CHECK_SOURCE, CONCURRENCY, claim -> sources.find(claim.ref())
                .compose(found -> found.filter(Source::active)
                        .map(source -> check(claim, source, source.synthetic() ? ownLook : look, states))
                        .orElseGet(() -> end(claim))));
        fetcher = pages;
        ownFetcher = own;
        images = round;
        drain = checks;
        checks.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        Drain checks = Objects.requireNonNull(drain, "set by start()");
        PageFetcher pages = Objects.requireNonNull(fetcher, "set by start()");
        Objects.requireNonNull(images, "set by start()").stop();
        PageFetcher own = Objects.requireNonNull(ownFetcher, "set by start()");
        return checks.stop().eventually(pages::close).eventually(own::close);
    }

    private Future<Void> check(Claim claim, Source source, SourceLook look, StateStore states) {
        return states.read(source).compose(state -> look.at(source, state)
                .compose(outcome -> conclude(claim, source, state, outcome, states)));
    }

    private Future<Void> conclude(
            Claim claim, Source source, SourceState state, CheckOutcome outcome, StateStore states) {
        if (!source.synthetic()) {
            metrics.pageChecked(outcome.code());
        }
        LOG.info("Source {}: {}", source.key(), outcome.code());
        return states.conclude(claim, source, state, outcome)
                .onSuccess(mails -> {
                    if (mails > 0) {
                        Signal.MAIL_QUEUED.send(vertx.eventBus(), source.id());
                    }
                })
                .mapEmpty();
    }

    /** A source that is watched no more. */
    private Future<Void> end(Claim claim) {
        return pool.withTransaction(transaction -> jobs.finish(transaction, claim));
    }
}
