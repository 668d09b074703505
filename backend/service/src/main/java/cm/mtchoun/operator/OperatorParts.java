package cm.mtchoun.operator;

import cm.mtchoun.mail.Outbox;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.function.Function;

/** What the operators' calls are made from. */
record OperatorParts(Vertx vertx, Pool pool, JobStore jobs, Outbox outbox, Passwords passwords, Audit audit) {

    Instant now() {
        return jobs.now();
    }

    /** All or nothing. */
    <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work);
    }
}
