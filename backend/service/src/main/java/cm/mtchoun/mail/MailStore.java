package cm.mtchoun.mail;

import cm.mtchoun.mail.QueuedMail.Recipient;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a mail needs at the moment it is sent, and settles what became of it together with its job. */
final class MailStore {
    private static final String LOAD =
            """
            select m.id, m.kind, m.payload, m.created_at, m.outcome,
                   r.id as registration_id, r.name, r.email, r.lang, r.confirmed_at,
                   r.state in ('cancelled', 'collected') as ended,
                   exists (select from suppression s where s.email_hash = r.email_hash) as suppressed
            from mail m left join registration r on r.id = m.registration_id
            where m.id = $1
            """;
    private static final String SETTLE =
            "update mail set outcome = $2, sent_at = case when $2 = 'sent' then $3::timestamptz end where id = $1 and outcome is null";
    /** With each news anew: the links in the last mail work as long as those in the first did. */
    private static final String NOTIFIED =
            """
            update registration set state = 'notified', notified_at = $2
            where id = (select registration_id from mail where id = $1 and kind = 'match') and state in ('active', 'notified')
            """;

    private static final String SUPPRESS =
            """
            insert into suppression (email_hash, reason, created_at)
            select r.email_hash, 'refused', $2 from mail m join registration r on r.id = m.registration_id where m.id = $1
            on conflict (email_hash) do nothing
            """;

    private final Pool pool;
    private final JobStore jobs;

    MailStore(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    Instant now() {
        return jobs.now();
    }

    /** @return empty when the mail went with its registration */
    Future<Optional<QueuedMail>> load(long id) {
        return pool.preparedQuery(LOAD).execute(Tuple.of(id)).map(rows -> {
            Optional<QueuedMail> found = Optional.empty();
            for (Row row : rows) {
                found = Optional.of(mailOf(row));
            }
            return found;
        });
    }

    /** Ends the job of a mail that has its outcome, or is gone. */
    Future<Void> finish(Claim claim) {
        return pool.withTransaction(transaction -> jobs.finish(transaction, claim));
    }

    /** Records the outcome and whatever follows from it, and ends the job, all or nothing. */
    Future<Void> settle(Claim claim, Outcome outcome, Instant when) {
        return pool.withTransaction(transaction ->
                record(transaction, claim.ref(), outcome, when).compose(recorded -> jobs.finish(transaction, claim)));
    }

    /** As {@link #settle} for a job that somebody else holds by now: at least they find the outcome. */
    Future<Void> settleWithoutClaim(long id, Outcome outcome, Instant when) {
        return pool.withTransaction(transaction -> record(transaction, id, outcome, when));
    }

    /** Puts the job back without counting the try. */
    Future<Void> postpone(Claim claim, Duration delay) {
        return pool.withTransaction(transaction -> jobs.reschedule(transaction, claim, now().plus(delay)));
    }

    private static Future<Void> record(SqlConnection transaction, long id, Outcome outcome, Instant when) {
        Tuple settled = Tuple.of(id, outcome.code(), at(when));
        Future<?> written = transaction.preparedQuery(SETTLE).execute(settled);
        String consequence =
                switch (outcome) {
                    case SENT -> NOTIFIED;
                    case REFUSED -> SUPPRESS;
                    case SUPPRESSED, OBSOLETE -> null;
                };
        return consequence == null
                ? written.mapEmpty()
                : written.compose(done -> transaction.preparedQuery(consequence).execute(Tuple.of(id, at(when))))
                        .mapEmpty();
    }

    private static QueuedMail mailOf(Row row) {
        return new QueuedMail(
                row.getLong("id"),
                MailKind.of(row.getString("kind")),
                row.getJsonObject("payload"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("outcome") != null,
                row.getLong("registration_id") == null ? null : recipientOf(row));
    }

    private static Recipient recipientOf(Row row) {
        return new Recipient(
                row.getLong("registration_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("lang"),
                row.getBoolean("ended"),
                instant(row.getOffsetDateTime("confirmed_at")),
                row.getBoolean("suppressed"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
