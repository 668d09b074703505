package cm.mtchoun.mail;

import cm.mtchoun.mail.QueuedMail.Recipient;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.MailCodes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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
                   r.id as registration_id, r.name, coalesce(c.email, r.email) as email, r.lang, r.confirmed_at,
                   r.state in ('cancelled', 'collected') as ended,
                   exists (select from suppression s
                           where s.email_hash = coalesce(c.email_hash, r.email_hash)) as suppressed
            from mail m
            left join registration r on r.id = m.registration_id
            left join address_change c on c.registration_id = r.id and m.payload ->> 'address' = 'true'
                and encode(c.token_hash, 'hex') = m.payload ->> 'token'
            where m.id = $1
            """;
    /** The registration is locked before the mail, as by everybody who locks both. */
    private static final String SETTLE =
            """
            with owner as materialized (
                select r.id from registration r join mail m on m.registration_id = r.id
                where m.id = $1 for no key update of r)
            update mail set outcome = $2, sent_at = case when $2 = 'sent' then $3::timestamptz end
            from (select count(*) from owner) as locked
            where id = $1 and outcome is null
            """;

    private static final String ADD_CODE =
            """
            insert into mail_code (hash, mail_id, kind, sent_at)
            select $2, id, kind, $3 from mail where id = $1 and registration_id is not null
            on conflict do nothing
            """;
    private static final String TALLY =
            """
            insert into mail_tally (day, kind, first, seconds)
            select ($2::timestamptz at time zone 'UTC')::date, m.kind,
                   m.kind = 'match' and not exists (
                       select from mail b where b.registration_id = m.registration_id and b.kind = 'match'
                         and b.outcome = 'sent' and b.id <> m.id),
                   $3
            from mail m where m.id = $1 and m.kind in ('match', 'possible')
            """;
    /** With each news anew: the links in the last mail work as long as those in the first did. */
    private static final String NOTIFIED =
            """
            update registration set state = 'notified', notified_at = $2
            where id = (select registration_id from mail where id = $1 and kind = 'match') and state in ('active', 'notified')
            """;

    private static final String SUPPRESS =
            """
            insert into suppression (email_hash, reason, created_at)
            select coalesce(c.email_hash, r.email_hash), 'refused', $2
            from mail m
            join registration r on r.id = m.registration_id
            left join address_change c on c.registration_id = r.id and encode(c.token_hash, 'hex') = m.payload ->> 'token'
            where m.id = $1 and (c.email_hash is not null or m.payload ->> 'address' is null)
            on conflict (email_hash) do nothing
            """;

    private final Pool pool;
    private final JobStore jobs;
    private final MailCodes codes;

    MailStore(Pool pool, JobStore jobs, MailCodes codes) {
        this.pool = pool;
        this.jobs = jobs;
        this.codes = codes;
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
    Future<Void> settle(Claim claim, Settlement settlement) {
        return pool.withTransaction(transaction ->
                record(transaction, claim.ref(), settlement).compose(recorded -> jobs.finish(transaction, claim)));
    }

    /** As {@link #settle} for a job that somebody else holds by now: at least they find the outcome. */
    Future<Void> settleWithoutClaim(long id, Settlement settlement) {
        return pool.withTransaction(transaction -> record(transaction, id, settlement));
    }

    /** Puts the job back without counting the try. */
    Future<Void> postpone(Claim claim, Duration delay) {
        return pool.withTransaction(transaction -> jobs.reschedule(transaction, claim, now().plus(delay)));
    }

    private Future<Void> record(SqlConnection transaction, long id, Settlement settlement) {
        Tuple settled = Tuple.of(id, settlement.outcome().code(), at(settlement.when()));
        return transaction
                .preparedQuery(SETTLE)
                .execute(settled)
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture() // it had its outcome, and what follows from it
                        : follow(transaction, id, settlement));
    }

    private Future<Void> follow(SqlConnection transaction, long id, Settlement settlement) {
        Tuple when = Tuple.of(id, at(settlement.when()));
        return switch (settlement.outcome()) {
            case SENT -> sent(transaction, id, settlement, when);
            case REFUSED -> transaction.preparedQuery(SUPPRESS).execute(when).mapEmpty();
            case SUPPRESSED, OBSOLETE -> Future.succeededFuture();
        };
    }

    private Future<Void> sent(SqlConnection transaction, long id, Settlement settlement, Tuple when) {
        Tuple code = Tuple.of(id, Buffer.buffer(codes.hash(codes.of(id))), at(settlement.when()));
        Tuple tally = Tuple.of(id, at(settlement.when()), settlement.seconds());
        // one way to the database and back for all three
        return Future.all(
                        transaction.preparedQuery(NOTIFIED).execute(when),
                        transaction.preparedQuery(ADD_CODE).execute(code),
                        transaction.preparedQuery(TALLY).execute(tally))
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
