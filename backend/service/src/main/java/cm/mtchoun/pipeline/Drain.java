package cm.mtchoun.pipeline;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties one kind of work: claim → handle → claim, until nothing is due; again at every wake-up and every sweep. The
 * handler does its effect and finishes the claim in one transaction; a failed handler means "try again later".
 *
 * <p>Lives on the context of the verticle that starts it: handlers run there (on a worker verticle they may block). While
 * a handler works, its lease is renewed. At most {@code concurrency} handlers at a time.
 */
public final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final long SWEEP_MS = 4_000;

    private final Vertx vertx;
    private final JobStore jobs;
    private final JobKind kind;
    private final int concurrency;
    private final Function<Claim, Future<Void>> handler;
    private final Promise<Void> idleAfterStop = Promise.promise();

    private final Context context;
    private long sweepTimer;
    private long dueTimer = -1;
    private int inHand;
    private boolean claiming;
    private boolean wokenMeanwhile;
    private boolean stopping;

    /** Call on the verticle's context. */
    public Drain(Vertx vertx, JobStore jobs, JobKind kind, int concurrency, Function<Claim, Future<Void>> handler) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.kind = kind;
        this.concurrency = concurrency;
        this.handler = handler;
        this.context = vertx.getOrCreateContext();
    }

    public void start() {
        scheduleSweep();
        wake();
    }

    /** Looks for due work now. Safe from any thread; a second call while the first looks makes it look once more. */
    public void wake() {
        context.runOnContext(ignored -> claimMore());
    }

    /** Claims nothing more; completes when what is in hand is done. */
    public Future<Void> stop() {
        context.runOnContext(ignored -> {
            stopping = true;
            vertx.cancelTimer(sweepTimer);
            vertx.cancelTimer(dueTimer);
            completeIfIdle();
        });
        return idleAfterStop.future();
    }

    private void scheduleSweep() {
        // jitter, so that many processes do not sweep together
        long delay = SWEEP_MS + ThreadLocalRandom.current().nextLong(SWEEP_MS / 4);
        sweepTimer = vertx.setTimer(delay, timer -> {
            if (!stopping) {
                jobs.bury(kind).onFailure(cause -> LOG.debug("Cannot bury {}", kind, cause));
                claimMore();
                scheduleSweep();
            }
        });
    }

    private void claimMore() {
        if (stopping || claiming || inHand >= concurrency) {
            wokenMeanwhile = true;
            return;
        }
        claiming = true;
        wokenMeanwhile = false;
        int free = concurrency - inHand;
        jobs.claim(kind, free)
                .recover(cause -> {
                    LOG.warn("Cannot claim {}: {}", kind.code(), cause.toString());
                    return Future.succeededFuture(List.of());
                })
                .onSuccess(claims -> begin(claims, free));
    }

    private void begin(List<Claim> claims, int asked) {
        claiming = false;
        claims.forEach(this::handle);
        if (claims.size() == asked || wokenMeanwhile) {
            claimMore();
        } else {
            lookWhenTheNextIsDue();
        }
        completeIfIdle();
    }

    /** A retry or the next look at a page comes at its time, not at the sweep after it. */
    private void lookWhenTheNextIsDue() {
        jobs.untilNext(kind)
                .recover(unreachable -> Future.succeededFuture(Optional.empty()))
                .onSuccess(next -> next.filter(wait -> wait.toMillis() < SWEEP_MS)
                        .filter(wait -> !stopping)
                        .ifPresent(wait -> {
                            vertx.cancelTimer(dueTimer);
                            dueTimer = vertx.setTimer(Math.max(1, wait.toMillis() + 1), timer -> claimMore());
                        }));
    }

    private void handle(Claim claim) {
        inHand++;
        Runnable release = jobs.keep(claim);
        attempt(claim).recover(cause -> failed(claim, cause)).onComplete(done -> {
            release.run();
            inHand--;
            if (inHand <= concurrency / 2) { // several at a time: a claim for each would cost as much as the work
                claimMore();
            }
            completeIfIdle();
        });
    }

    private Future<Void> attempt(Claim claim) {
        try {
            return handler.apply(claim);
        } catch (RuntimeException thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private Future<Void> failed(Claim claim, Throwable cause) {
        if (cause instanceof ClaimLostException) {
            LOG.info("{}", cause.getMessage());
            return Future.succeededFuture();
        }
        LOG.warn("{} {} failed, attempt {}: {}", kind.code(), claim.ref(), claim.attempts(), cause.toString());
        return jobs.fail(claim, cause).otherwise(unreachable -> {
            LOG.warn("Cannot put back {} {}; its lease will end", kind.code(), claim.ref());
            return null;
        });
    }

    private void completeIfIdle() {
        if (stopping && inHand == 0 && !claiming) {
            idleAfterStop.tryComplete();
        }
    }
}
