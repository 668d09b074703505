package cm.mtchoun.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How much an address has been asked of lately. Nobody can fill a stranger's mailbox with confirmations, whatever names
 * they make up.
 *
 * @param refused mails to it bounced for good: none is sent
 */
record AddressStanding(long mailsInHour, long mailsInDay, long pending, boolean refused) {
    static final int MAILS_AN_HOUR = 5;
    static final int MAILS_A_DAY = 10;
    /** Of one address; the next is dropped without a sign, so that nobody can push out what waits already. */
    static final int MOST_PENDING = 20;

    private static final String LOCK = "select pg_advisory_xact_lock($1)";
    private static final String LOOK =
            """
            select
                (select count(*) from registration where email_hash = $1 and state = 'pending') as pending,
                exists (select from suppression where email_hash = $1 and reason = 'refused') as refused,
                count(*) filter (where t.created_at > $2) as in_hour,
                count(*) as in_day
            from token t where t.sent_to = $1 and t.created_at > $3
            """;

    /** Holds back, until this transaction ends, others about the same address; so what is read stays true. */
    static Future<AddressStanding> lock(SqlClient transaction, Buffer emailHash, Instant now) {
        Tuple since = Tuple.of(emailHash, ago(now, Duration.ofHours(1)), ago(now, Duration.ofDays(1)));
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(emailHash.getLong(0)))
                .compose(locked -> transaction.preparedQuery(LOOK).execute(since))
                .map(rows -> of(rows.iterator().next()));
    }

    boolean mayRegister() {
        return !refused && pending < MOST_PENDING;
    }

    /** How many confirmations may be sent now. */
    int mailsLeft() {
        long left = Math.min(MAILS_AN_HOUR - mailsInHour, MAILS_A_DAY - mailsInDay);
        return refused ? 0 : (int) Math.max(0, left);
    }

    private static AddressStanding of(Row row) {
        return new AddressStanding(
                row.getLong("in_hour"), row.getLong("in_day"), row.getLong("pending"), row.getBoolean("refused"));
    }

    private static java.time.OffsetDateTime ago(Instant now, Duration time) {
        return now.minus(time).atOffset(ZoneOffset.UTC);
    }
}
