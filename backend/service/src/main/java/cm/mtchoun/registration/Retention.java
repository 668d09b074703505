package cm.mtchoun.registration;

import cm.mtchoun.pipeline.Claim;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Lets go of what is no longer needed, a batch at a time, and schedules the next look. */
final class Retention {
    static final Duration EVERY = Duration.ofHours(1);
    static final Duration UNCONFIRMED = LinkStore.CONFIRM_WITHIN;
    static final Duration AFTER_NEWS = Duration.ofDays(28);
    static final Duration TRACES = Duration.ofDays(90);
    private static final int BATCH = 200;

    /** A registration waits as long as its newest link works. */
    private static final String UNCONFIRMED_DUE =
            """
            select id from registration r
            where state = 'pending' and created_at <= $1 and not exists (
                select from token where registration_id = r.id and superseded_at is null and expires_at > $2)
            order by created_at limit $3 for update skip locked
            """;

    /** An address nobody confirmed is not ours to keep. */
    private static final String OLD_CHANGES =
            """
            delete from address_change where registration_id in (
                select registration_id from address_change where expires_at <= $1 order by expires_at limit $2)
            """;

    private static final String ENDED_DUE =
            """
            select id from registration
            where state = 'cancelled' or (state = 'notified' and notified_at <= $1) or (state = 'collected' and ended_at <= $1)
            order by created_at limit $2 for update skip locked
            """;
    private static final String OLD_MAILS =
            """
            delete from mail where id in (
                select id from mail where registration_id is null and created_at <= $1 order by id limit $2)
            """;
    private static final String OLD_CODES =
            """
            delete from mail_code where hash in (
                select c.hash from mail_code c left join mail m on m.id = c.mail_id
                where c.sent_at <= $1 and m.registration_id is null order by c.sent_at limit $2)
            """;
    private static final String OLD_LINKS =
            """
            delete from former_link where hash in (
                select hash from former_link where gone_at <= $1 order by gone_at limit $2)
            """;

    private final Parts parts;
    private final Erasing erasing;

    Retention(Parts parts) {
        this.parts = parts;
        this.erasing = new Erasing(parts.jobs());
    }

    /** One batch and the end of the claim in one transaction; due again at once while there is more. */
    Future<Void> run(Claim claim) {
        return parts.pool().withTransaction(transaction -> letGo(transaction).compose(full -> {
            Instant next = full ? parts.now() : parts.now().plus(EVERY);
            return parts.jobs().reschedule(transaction, claim, next);
        }));
    }

    private Future<Boolean> letGo(SqlConnection transaction) {
        Instant now = parts.now();
        Tuple unconfirmed = Tuple.of(at(now.minus(UNCONFIRMED)), at(now), BATCH);
        Tuple ended = Tuple.of(at(now.minus(AFTER_NEWS)), BATCH);
        Tuple traces = Tuple.of(at(now.minus(TRACES)), BATCH);
        return Future.all(List.of(
                        erase(transaction, UNCONFIRMED_DUE, unconfirmed, "expired"),
                        erase(transaction, ENDED_DUE, ended, "erased"),
                        delete(transaction, OLD_CHANGES, Tuple.of(at(now), BATCH)),
                        delete(transaction, OLD_CODES, traces),
                        delete(transaction, OLD_MAILS, traces),
                        delete(transaction, OLD_LINKS, traces)))
                .map(all -> all.<Integer>list().contains(BATCH));
    }

    private Future<Integer> erase(SqlConnection transaction, String due, Tuple parameters, String why) {
        return transaction
                .preparedQuery(due)
                .execute(parameters)
                .map(Erasing::ids)
                .compose(ids -> {
                    ids.forEach(id -> parts.metrics().registration("expired"));
                    return erasing.erase(transaction, ids, why).map(ids.size());
                });
    }

    private static Future<Integer> delete(SqlConnection transaction, String statement, Tuple parameters) {
        return transaction.preparedQuery(statement).execute(parameters).map(rows -> rows.rowCount());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
