package cm.mtchoun.pipeline;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of work that is due. A stage enqueues the next one's job, and finishes its own, in the transaction of its
 * effect; so a kill at any line leaves either all of it or nothing, and the job runs again. Safe from any thread.
 */
public final class JobStore {
    /** How long a claim lasts unless renewed: after a kill, work goes on within this time plus one sweep. */
    public static final Duration LEASE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(JobStore.class);
    private static final int LONGEST_ERROR = 500;
    /** Less is what keeps a clock right. */
    private static final Duration SET_BACK = Duration.ofSeconds(30);

    private static final String CLAIM =
            """
            update job set state = 'running', attempts = attempts + 1, claim = nextval('job_claim'), claimed_until = $3,
                           asked_again = false
            where (kind, ref) in (
                select kind, ref from job
                where kind = $1 and run_at <= $2
                  and (state = 'ready' and attempts < $5
                       or state = 'running' and attempts < $6 and claimed_until < $2 - case when attempts < $5
                          then interval '0' else least(interval '1 minute' * power(2, attempts - $5), interval '6 hours') end)
                order by run_at, ref limit $4
                for update skip locked)
            returning ref, attempts, claim
            """;
    private static final String COME_FORWARD =
            """
            update job set run_at = least(run_at, $1), claimed_until = least(claimed_until, $2)
            where run_at > $1 or claimed_until > $2
            """;
    private static final String BURY =
            """
            update job set state = 'dead', last_error = coalesce(last_error, 'the process died each time')
            where kind = $1 and state <> 'dead'
              and (state = 'ready' and attempts >= $3 or claimed_until < $2 and attempts >= $4)
            """;
    private static final String RENEW =
            "update job set claimed_until = $4 where kind = $1 and ref = $2 and claim = $3 and state = 'running'";
    private static final String RETRY =
            """
            update job set state = 'ready', claim = null, claimed_until = null, run_at = $4, last_error = $5
            where kind = $1 and ref = $2 and claim = $3
            """;
    private static final String KILL =
            """
            update job set state = 'dead', claim = null, claimed_until = null, last_error = $4
            where kind = $1 and ref = $2 and claim = $3
            """;
    private static final String ENQUEUE =
            """
            insert into job (kind, ref, run_at, created_at) values ($1, $2, $3, $4)
            on conflict (kind, ref) do update set asked_again = true where job.state = 'running'
            """;
    private static final String ENQUEUE_ALL =
            """
            insert into job (kind, ref, run_at, created_at) select $1, unnest($2::bigint[]), $3, $3
            on conflict (kind, ref) do update set asked_again = true where job.state = 'running'
            """;
    private static final String WAKE_NOW =
            """
            insert into job (kind, ref, run_at, created_at) values ($1, $2, $3, $3)
            on conflict (kind, ref) do update
               set run_at = least(job.run_at, $3), attempts = case when job.state = 'running' then job.attempts else 0 end,
                   state = case when job.state = 'running' then 'running' else 'ready' end
            """;
    private static final String LOCK =
            "select asked_again from job where kind = $1 and ref = $2 and claim = $3 for update";
    private static final String FINISH_OURS =
            """
            with ours as materialized (
                select j.kind, j.ref, j.asked_again
                from job j join unnest($1::text[], $2::bigint[], $3::bigint[]) as done (kind, ref, claim)
                  on j.kind = done.kind and j.ref = done.ref and j.claim = done.claim
                order by j.kind, j.ref for update of j),
            again as (
                update job j set state = 'ready', attempts = 0, claim = null, claimed_until = null, run_at = $4, last_error = null
                from ours where j.kind = ours.kind and j.ref = ours.ref and ours.asked_again)
            delete from job j using ours where j.kind = ours.kind and j.ref = ours.ref and not ours.asked_again
            """;
    private static final String FINISH = "delete from job where kind = $1 and ref = $2 and claim = $3";
    private static final String RESCHEDULE =
            """
            update job set state = 'ready', attempts = 0, claim = null, claimed_until = null, run_at = $4, last_error = null
            where kind = $1 and ref = $2 and claim = $3
            """;
    private static final String PUT_BACK =
            """
            update job set state = 'ready', attempts = attempts - 1, claim = null, claimed_until = null, run_at = $4
            where kind = $1 and ref = $2 and claim = $3
            """;
    private static final String CANCEL = "delete from job where kind = $1 and ref = any($2)";
    private static final String WITHDRAW = "delete from job where kind = $1 and ref = $2 and state <> 'running'";
    private static final String NEXT_DUE =
            "select min(run_at) as next from job where kind = $1 and state = 'ready' and run_at > $2";
    private static final String BACKLOG =
            """
            select kind,
                   count(*) filter (where state <> 'dead' and run_at <= $1) as due,
                   count(*) filter (where state = 'dead') as dead,
                   min(run_at) filter (where state <> 'dead' and run_at <= $1) as oldest
            from job group by kind
            """;

    private static final long RENEW_MS = LEASE.toMillis() / 4;

    private final Vertx vertx;
    private final Context renewing;
    private final Pool pool;
    private final InstantSource clock;
    private volatile Instant latest;

    /** Call on an event loop or off Vert.x, never on a worker: leases are renewed on the context it is called on. */
    public JobStore(Vertx vertx, Pool pool, InstantSource clock) {
        this.vertx = vertx;
        this.renewing = vertx.getOrCreateContext();
        this.pool = pool;
        this.clock = clock;
        this.latest = clock.instant();
        if (!renewing.isEventLoopContext()) {
            throw new IllegalStateException("a worker that blocks could not renew its own leases");
        }
    }

    /** The time that statements see as now. */
    public Instant now() {
        return clock.instant();
    }

    /** @return due jobs that are now ours, oldest first, at most {@code limit}; empty when nothing is due */
    Future<List<Claim>> claim(JobKind kind, int limit) {
        Instant now = clock.instant();
        Tuple due = Tuple.of(kind.code(), at(now), at(now.plus(LEASE)), limit, kind.maxAttempts(), kind.maxDeaths());
        return afterSetBack(now)
                .compose(forward -> pool.preparedQuery(CLAIM).execute(due))
                .map(rows -> claims(kind, rows, now));
    }

    /**
     * After the clock was set back, what was due by the old time would wait as long as it was set back, be it hours: all that
     * waits is due now, early rather than late. Any number of processes may do this, and several times.
     */
    private Future<Void> afterSetBack(Instant now) {
        Instant before = latest;
        latest = now;
        if (!now.isBefore(before.minus(SET_BACK))) {
            return Future.succeededFuture();
        }
        LOG.warn("The clock was set back by {}: all work that waits is due now", Duration.between(now, before));
        return pool.preparedQuery(COME_FORWARD)
                .execute(Tuple.of(at(now), at(now.plus(LEASE))))
                .onFailure(cause -> latest = before)
                .mapEmpty();
    }

    /** @return how long until the next job that is not due yet; empty when there is none */
    Future<Optional<Duration>> untilNext(JobKind kind) {
        Instant now = clock.instant();
        return pool.preparedQuery(NEXT_DUE)
                .execute(Tuple.of(kind.code(), at(now)))
                .map(rows -> {
                    OffsetDateTime next = rows.iterator().next().getOffsetDateTime("next");
                    return Optional.ofNullable(next).map(due -> Duration.between(now, due.toInstant()));
                });
    }

    /** Declares dead what was claimed so often that it may be what kills the process: nobody ever reported back. */
    Future<Void> bury(JobKind kind) {
        Tuple worn = Tuple.of(kind.code(), at(clock.instant()), kind.maxAttempts(), kind.maxDeaths());
        return pool.preparedQuery(BURY).execute(worn).mapEmpty();
    }

    /**
     * Renews the lease of a claim until told to stop, whatever its own thread is busy with.
     *
     * @return stops the renewal; safe from any thread
     */
    Runnable keep(Claim claim) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        renewing.runOnContext(start -> vertx.setPeriodic(RENEW_MS, timer -> {
            if (!wanted.get()) {
                vertx.cancelTimer(timer);
            } else {
                renew(claim).onFailure(cause -> LOG.warn("Cannot renew {}: {}", claim, cause.toString()));
            }
        }));
        return () -> wanted.set(false);
    }

    private Future<Void> renew(Claim claim) {
        Instant end = clock.instant().plus(LEASE);
        return pool.preparedQuery(RENEW).execute(key(claim).addValue(at(end))).map(renewed -> {
            if (renewed.rowCount() == 1) {
                claim.lease().renewed(end);
            } else {
                claim.lease().lost();
            }
            return null;
        });
    }

    /** Puts a failed job back with a growing delay, or declares it dead when its tries are used up. */
    Future<Void> fail(Claim claim, Throwable cause) {
        String error = shorten(cause);
        if (cause instanceof PermanentFailureException
                || claim.attempts() >= claim.kind().maxAttempts()) {
            return pool.preparedQuery(KILL).execute(key(claim).addValue(error)).mapEmpty();
        }
        Duration delay = claim.kind()
                .delayAfter(claim.attempts(), ThreadLocalRandom.current().nextDouble());
        Tuple later = key(claim).addValue(at(clock.instant().plus(delay))).addValue(error);
        return pool.preparedQuery(RETRY).execute(later).mapEmpty();
    }

    /**
     * Adds a job within the caller's transaction. One that waits already stays as it is; one that runs at this moment may have
     * looked too early, and runs once more when it is finished.
     */
    public Future<Void> enqueue(SqlClient transaction, JobKind kind, long ref) {
        return enqueue(transaction, kind, ref, clock.instant());
    }

    public Future<Void> enqueue(SqlClient transaction, JobKind kind, long ref, Instant runAt) {
        Tuple job = Tuple.of(kind.code(), ref, at(runAt), at(clock.instant()));
        return transaction.preparedQuery(ENQUEUE).execute(job).mapEmpty();
    }

    /** As {@link #enqueue(SqlClient, JobKind, long)} for many, each of them once. */
    public Future<Void> enqueueAll(SqlClient transaction, JobKind kind, List<Long> refs) {
        Tuple jobs = Tuple.of(kind.code()).addValue(refs.toArray(Long[]::new)).addValue(at(clock.instant()));
        return transaction.preparedQuery(ENQUEUE_ALL).execute(jobs).mapEmpty();
    }

    /** Makes a job due now, adding it when it is missing and reviving it when it is dead; one that runs is left alone. */
    public Future<Void> runNow(SqlClient client, JobKind kind, long ref) {
        return client.preparedQuery(WAKE_NOW)
                .execute(Tuple.of(kind.code(), ref, at(clock.instant())))
                .mapEmpty();
    }

    /**
     * Ends a job within the transaction of its effect; one that was asked for again meanwhile is due at once instead.
     *
     * @return fails with {@link ClaimLostException} when the claim is no longer ours: let the transaction roll back
     */
    public Future<Void> finish(SqlConnection transaction, Claim claim) {
        return transaction.preparedQuery(LOCK).execute(key(claim)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(new ClaimLostException(claim));
            }
            return rows.iterator().next().getBoolean("asked_again")
                    ? reschedule(transaction, claim, clock.instant())
                    : transaction.preparedQuery(FINISH).execute(key(claim)).mapEmpty();
        });
    }

    /**
     * As {@link #finish} for many, whose effect stands whoever holds their claims by now: those that are no longer ours are
     * left to their holders, who find it done.
     */
    public Future<Void> finishOurs(SqlConnection transaction, List<Claim> claims) {
        Tuple done = Tuple.tuple()
                .addValue(claims.stream().map(claim -> claim.kind().code()).toArray(String[]::new))
                .addValue(claims.stream().map(Claim::ref).toArray(Long[]::new))
                .addValue(claims.stream().map(Claim::token).toArray(Long[]::new))
                .addValue(at(clock.instant()));
        return transaction.preparedQuery(FINISH_OURS).execute(done).mapEmpty();
    }

    /** As {@link #finish}, for work that comes back: due again at {@code runAt}, with its tries counted anew. */
    public Future<Void> reschedule(SqlConnection transaction, Claim claim, Instant runAt) {
        return transaction
                .preparedQuery(RESCHEDULE)
                .execute(key(claim).addValue(at(runAt)))
                .compose(rows -> stillOurs(claim, rows));
    }

    /** Gives a claim back as if it had not been taken, due at {@code runAt}: its turn has not come. */
    public Future<Void> putBack(SqlClient client, Claim claim, Instant runAt) {
        return client.preparedQuery(PUT_BACK)
                .execute(key(claim).addValue(at(runAt)))
                .compose(rows -> stillOurs(claim, rows));
    }

    /** Drops jobs within the caller's transaction: what they are about is gone. One that runs finds its claim lost. */
    public Future<Void> cancel(SqlClient transaction, JobKind kind, List<Long> refs) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(kind.code()).addValue(refs.toArray(Long[]::new)))
                .mapEmpty();
    }

    /** Drops a job that nobody works on, within the caller's transaction. @return false when there is none, or it runs */
    public Future<Boolean> withdraw(SqlClient transaction, JobKind kind, long ref) {
        return transaction
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(kind.code(), ref))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return one entry for each kind that has rows, in no order */
    public Future<List<Backlog>> backlog() {
        Instant now = clock.instant();
        return pool.preparedQuery(BACKLOG).execute(Tuple.of(at(now))).map(rows -> {
            List<Backlog> backlog = new ArrayList<>();
            rows.forEach(row -> backlog.add(backlogOf(row, now)));
            return backlog;
        });
    }

    private static Backlog backlogOf(Row row, Instant now) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
        return new Backlog(row.getString("kind"), row.getLong("due"), row.getLong("dead"), age);
    }

    private static Future<Void> stillOurs(Claim claim, RowSet<Row> changed) {
        return changed.rowCount() == 1 ? Future.succeededFuture() : Future.failedFuture(new ClaimLostException(claim));
    }

    private List<Claim> claims(JobKind kind, RowSet<Row> rows, Instant asked) {
        List<Claim> claims = new ArrayList<>();
        rows.forEach(row -> claims.add(new Claim(
                kind,
                row.getLong("ref"),
                row.getInteger("attempts"),
                row.getLong("claim"),
                new Lease(clock, asked.plus(LEASE)))));
        return claims;
    }

    private static Tuple key(Claim claim) {
        return Tuple.of(claim.kind().code(), claim.ref(), claim.token());
    }

    private static String shorten(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
