package cm.mtchoun;

import cm.mtchoun.pipeline.JobKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;

/**
 * Waits a moment for the match stage to have compared a new registration with what was published before, so that the
 * answer to her confirmation can say it. The stage may run in another process: the job's row is what both see.
 */
final class LookBackDone {
    private static final String WAITING = "select from job where kind = $1 and ref = $2";
    private static final int LOOK_EVERY_MS = 25;
    private static final int LOOKS = 60;

    private final Vertx vertx;
    private final Pool pool;

    LookBackDone(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Completes when the comparison is done, or after one and a half seconds without it: the mail will tell then. */
    Future<Void> await(long registrationId) {
        return look(registrationId, LOOKS);
    }

    private Future<Void> look(long registrationId, int left) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(JobKind.MATCH_REGISTRATION.code(), registrationId))
                .compose(rows -> rows.size() == 0 || left == 0
                        ? Future.succeededFuture()
                        : vertx.timer(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)
                                .compose(later -> look(registrationId, left - 1)));
    }
}
