package cm.mtchoun.integration;

import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the service every five minutes and counts what it finds, for the history of the status page. Deploy it anywhere,
 * as often as wanted; the job is one.
 */
public final class StatusVerticle extends VerticleBase {
    static final Duration EVERY = Duration.ofMinutes(5);
    private static final long ONLY = 0;

    private final Pool pool;
    private final JobStore jobs;
    private final Looker looker;
    private final HistoryStore history;
    private @Nullable Drain drain;

    public StatusVerticle(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
        this.looker = new Looker(pool, jobs);
        this.history = new HistoryStore(pool);
    }

    @Override
    public Future<?> start() {
        Drain started = new Drain(vertx, jobs, JobKind.LOOK_AT_STATUS, 1, this::look);
        drain = started;
        return jobs.enqueue(pool, JobKind.LOOK_AT_STATUS, ONLY).onSuccess(enqueued -> started.start());
    }

    @Override
    public Future<?> stop() {
        return drain == null ? Future.succeededFuture() : drain.stop();
    }

    private Future<Void> look(Claim claim) {
        return looker.look()
                .compose(look -> pool.withTransaction(transaction -> history.count(transaction, look, EVERY)
                        .compose(counted ->
                                jobs.reschedule(transaction, claim, jobs.now().plus(EVERY)))));
    }
}
