package cm.mtchoun.mail;

import cm.mtchoun.mail.QueuedMail.Recipient;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.Together;
import cm.mtchoun.token.MailCodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads what a mail needs at the moment it is sent, and settles what became of it together with its job. */
final class MailStore {
    private static final String LOAD =
            """
            select m.id, m.kind, m.payload, m.created_at, m.outcome,
                   r.id as registration_id, r.name, coalesce(c.email, r.email) as email, r.lang, r.confirmed_at,
                   r.state in ('cancelled', 'collected') as ended,
                   exists (select from suppression s
                           where s.email_hash = coalesce(c.email_hash, r.email_hash)) as suppressed,
                   coalesce(o.synthetic, false) as synthetic,
                   case when m.kind = 'confirm' then (
                       select k.name from entrusted e join api_key k on k.id = e.api_key_id
                       where e.registration_id = r.id and not e.consented order by e.id desc limit 1) end as program
            from mail m
            left join registration r on r.id = m.registration_id
            left join source o on o.id = r.source_id
            left join address_change c on c.registration_id = r.id and m.payload ->> 'address' = 'true'
                and encode(c.token_hash, 'hex') = m.payload ->> 'token'
            where m.id = any($1)
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

    private static final String SETTLE_SENT =
            """
            with owner as materialized (
                select r.id from registration r join mail m on m.registration_id = r.id
                where m.id = any($1) order by r.id for no key update of r)
            update mail m set outcome = 'sent', sent_at = sent.at
            from unnest($1::bigint[], $2::timestamptz[]) as sent (id, at), (select count(*) from owner) as locked
            where m.id = sent.id and m.outcome is null
            returning m.id
            """;
    private static final String ADD_CODES =
            """
            insert into mail_code (hash, mail_id, kind, sent_at)
            select code.hash, m.id, m.kind, m.sent_at
            from unnest($1::bigint[], $2::bytea[]) as code (mail_id, hash) join mail m on m.id = code.mail_id
            join registration r on r.id = m.registration_id join source s on s.id = r.source_id
            where not s.synthetic
            on conflict do nothing
            """;
    /** Of a registration's mails that are settled together, the first one counts as the first. */
    private static final String TALLY =
            """
            insert into mail_tally (day, kind, first, seconds)
            select (m.sent_at at time zone 'UTC')::date, m.kind,
                   m.kind = 'match' and not exists (
                       select from mail b where b.registration_id = m.registration_id and b.kind = 'match'
                         and b.outcome = 'sent' and b.id <> m.id and not (b.id > m.id and b.id = any($1))),
                   sent.seconds
            from unnest($1::bigint[], $2::real[]) as sent (id, seconds) join mail m on m.id = sent.id
            where m.kind in ('match', 'possible')
              and not exists (select from registration r join source s on s.id = r.source_id
                              where r.id = m.registration_id and s.synthetic)
            """;
    /** With each news anew: the links in the last mail work as long as those in the first did. */
    private static final String NOTIFIED =
            """
            update registration r set state = 'notified', notified_at = news.at
            from (select registration_id as id, max(sent_at) as at from mail
                  where id = any($1) and kind = 'match' group by registration_id) as news
            where r.id = news.id and r.state in ('active', 'notified')
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

    /** While one round is written to disk, the next is made ready. */
    private static final int ROUNDS = 2;

    private static final int MOST_IN_A_ROUND = 64;

    private final Pool pool;
    private final JobStore jobs;
    private final MailCodes codes;
    private final Together<Long, Optional<QueuedMail>> loading;
    private final Together<Accepted, Void> settling;

    MailStore(Vertx vertx, Pool pool, JobStore jobs, MailCodes codes) {
        this.pool = pool;
        this.jobs = jobs;
        this.codes = codes;
        this.loading = new Together<>(vertx, ROUNDS, MOST_IN_A_ROUND, id -> id, this::loadAll);
        this.settling = new Together<>(
                vertx,
                ROUNDS,
                MOST_IN_A_ROUND,
                accepted -> accepted.claim().ref(),
                all -> pool.withTransaction(transaction -> settleSent(transaction, all)));
    }

    /** A mail that a server took. */
    private record Accepted(Claim claim, Settlement settlement) {}

    Instant now() {
        return jobs.now();
    }

    /** @return empty when the mail went with its registration */
    Future<Optional<QueuedMail>> load(long id) {
        return loading.ask(id);
    }

    private Future<List<Optional<QueuedMail>>> loadAll(List<Long> ids) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.tuple().addValue(ids.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, QueuedMail> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getLong("id"), mailOf(row)));
                    return ids.stream()
                            .map(id -> Optional.ofNullable(found.get(id)))
                            .toList();
                });
    }

    /** Ends the job of a mail that has its outcome, or is gone. */
    Future<Void> finish(Claim claim) {
        return pool.withTransaction(transaction -> jobs.finish(transaction, claim));
    }

    /** Records an outcome other than sent and whatever follows from it, and ends the job, all or nothing. */
    Future<Void> settle(Claim claim, Settlement settlement) {
        return pool.withTransaction(transaction ->
                record(transaction, claim.ref(), settlement).compose(recorded -> jobs.finish(transaction, claim)));
    }

    /**
     * Records that a server took the mail and whatever follows from it, and ends the job, all or nothing. Whoever holds the
     * claim by now, it stands: at least they find the outcome.
     */
    Future<Void> settleSent(Claim claim, Settlement settlement) {
        return settling.ask(new Accepted(claim, settlement));
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
                .compose(rows -> rows.rowCount() == 1 && settlement.outcome() == Outcome.REFUSED
                        ? transaction.preparedQuery(SUPPRESS).execute(Tuple.of(id, at(settlement.when())))
                        : Future.succeededFuture())
                .mapEmpty();
    }

    private Future<List<Void>> settleSent(SqlConnection transaction, List<Accepted> all) {
        Tuple sent = Tuple.tuple()
                .addValue(column(all, one -> one.claim().ref(), Long[]::new))
                .addValue(column(all, one -> at(one.settlement().when()), OffsetDateTime[]::new));
        return transaction
                .preparedQuery(SETTLE_SENT)
                .execute(sent)
                .compose(rows -> follow(transaction, newlySent(all, rows)))
                .compose(followed -> jobs.finishOurs(
                        transaction, all.stream().map(Accepted::claim).toList()))
                .map(finished -> Collections.nCopies(all.size(), null));
    }

    /** The others had their outcome, and what follows from it. */
    private static List<Accepted> newlySent(List<Accepted> all, RowSet<Row> rows) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getLong("id")));
        return all.stream().filter(one -> ids.contains(one.claim().ref())).toList();
    }

    /** One way to the database and back for all three. */
    private Future<Void> follow(SqlConnection transaction, List<Accepted> sent) {
        Long[] ids = column(sent, one -> one.claim().ref(), Long[]::new);
        Buffer[] hashes = column(
                sent, one -> Buffer.buffer(codes.hash(codes.of(one.claim().ref()))), Buffer[]::new);
        Float[] seconds = column(sent, one -> one.settlement().seconds(), Float[]::new);
        Tuple mails = Tuple.tuple().addValue(ids);
        return Future.all(
                        transaction.preparedQuery(NOTIFIED).execute(mails),
                        transaction
                                .preparedQuery(ADD_CODES)
                                .execute(Tuple.tuple().addValue(ids).addValue(hashes)),
                        transaction
                                .preparedQuery(TALLY)
                                .execute(Tuple.tuple().addValue(ids).addValue(seconds)))
                .mapEmpty();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Accepted> rows, Function<Accepted, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
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
                row.getBoolean("suppressed"),
                row.getBoolean("synthetic"),
                row.getString("program"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
