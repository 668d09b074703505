package cm.mtchoun.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** A process that stands still with an address in its hand must not hold up everybody who registers meanwhile. */
    private static final String WAIT_NO_LONGER = "select set_config('lock_timeout', '2s', true)";

    private static final String LOCK = "select pg_advisory_xact_lock(address) from unnest($1::bigint[]) address";
    private static final String LOOK =
            """
            select address as email_hash,
                (select count(*) from registration where email_hash = address and state = 'pending') as pending,
                exists (select from suppression where email_hash = address and reason = 'refused') as refused,
                (select count(*) from token where sent_to = address and created_at > $2) as in_hour,
                (select count(*) from token where sent_to = address and created_at > $3) as in_day
            from unnest($1::bytea[]) address
            """;

    /** As {@link #lock(SqlClient, List, Instant)}, for one. */
    static Future<AddressStanding> lock(SqlClient transaction, Buffer emailHash, Instant now) {
        return lock(transaction, List.of(emailHash), now)
                .map(standings -> standings.values().iterator().next());
    }

    /**
     * Holds back, until this transaction ends, others about the same addresses; so what is read stays true. All of a
     * transaction are locked here, in an order that everybody keeps: no two wait for each other. Fails when somebody else holds
     * one of them, or what the transaction locks later, for more than two seconds.
     */
    static Future<Map<Buffer, AddressStanding>> lock(SqlClient transaction, List<Buffer> emailHashes, Instant now) {
        Long[] locks = emailHashes.stream()
                .map(hash -> hash.getLong(0))
                .sorted()
                .distinct()
                .toArray(Long[]::new);
        Tuple since = Tuple.of(
                emailHashes.toArray(Buffer[]::new), ago(now, Duration.ofHours(1)), ago(now, Duration.ofDays(1)));
        // one behind the other: what is looked at is seen after the locks are held
        transaction.preparedQuery(WAIT_NO_LONGER).execute();
        Future<?> locked = transaction.preparedQuery(LOCK).execute(Tuple.of(locks));
        Future<Map<Buffer, AddressStanding>> looked =
                transaction.preparedQuery(LOOK).execute(since).map(AddressStanding::byAddress);
        return locked.compose(held -> looked);
    }

    private static Map<Buffer, AddressStanding> byAddress(RowSet<Row> rows) {
        Map<Buffer, AddressStanding> standings = new HashMap<>();
        rows.forEach(row -> standings.put(row.getBuffer("email_hash"), of(row)));
        return standings;
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
