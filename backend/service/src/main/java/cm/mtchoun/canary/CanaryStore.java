package cm.mtchoun.canary;

import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code canary}, and what a flight needs in the tables of others: a synthetic source, and a registration that was
 * confirmed. All of it belongs to that source, which nobody is shown, and goes with the flight.
 */
final class CanaryStore {
    private static final String ENSURE = "insert into canary (begun_at) values ($1) on conflict do nothing";
    /** The flight, and when its mail was accepted. */
    private static final String CURRENT =
            """
            select c.flight, c.started_at,
                   (select m.sent_at from mail m join registration r on r.id = m.registration_id
                    join source s on s.id = r.source_id
                    where s.synthetic and m.kind = 'match' and m.outcome = 'sent' limit 1) as arrived_at
            from canary c
            """;

    private static final String TAKE_OFF = "update canary set flight = flight + 1, started_at = $1 returning flight";
    private static final String LANDED = "update canary set started_at = null, arrived_at = coalesce($1, arrived_at)";

    private static final String SOURCE =
            """
            insert into source (key, name, page_url, check_every, created_at, synthetic, by_hand)
            values ('.canary', 'Canari', $1, interval '10 seconds', $2, true, true)
            on conflict (key) do update set page_url = $1 where source.synthetic
            returning id
            """;
    private static final String FORGET_STATE = "delete from source_state where source_id = $1";
    private static final String REGISTER =
            """
            insert into registration (source_id, name, email, email_hash, lang, state, created_at, confirmed_at)
            values ($1, $2, 'canary', $3, 'fr', 'active', $4, $4) returning id
            """;
    private static final String KEYS =
            """
            insert into registration_key (registration_id, source_id, name, keys)
            select id, source_id, name, $2 from registration where id = $1
            """;
    private static final String LINK =
            "insert into token (hash, registration_id, purpose, nonce, created_at) values ($1, $2, $3, $4, $5)";

    /** In the order in which everybody locks, and each before what it refers to. */
    private static final List<String> CLEAR = List.of(
            "select id from registration where source_id in (select id from source where synthetic) order by id for update",
            """
            delete from job j using mail m, registration r, source s
            where j.kind = 'send_mail' and j.ref = m.id and r.id = m.registration_id and s.id = r.source_id and s.synthetic
            """,
            """
            delete from mail_code k using mail m, registration r, source s
            where k.mail_id = m.id and r.id = m.registration_id and s.id = r.source_id and s.synthetic
            """,
            "delete from registration where source_id in (select id from source where synthetic)",
            "delete from job where kind = 'check_source' and ref in (select id from source where synthetic)",
            """
            delete from job j using image i, communique c, source s
            where j.kind in ('read_image', 'match_image') and j.ref = i.id and c.id = i.communique_id
              and s.id = c.source_id and s.synthetic
            """,
            "delete from listed_name where source_id in (select id from source where synthetic)",
            """
            delete from reading g using image i, communique c, source s
            where g.image_id = i.id and c.id = i.communique_id and s.id = c.source_id and s.synthetic
            """,
            "delete from image_location where source_id in (select id from source where synthetic)");

    private static final String CLEAR_IMAGES =
            """
            delete from image i using communique c, source s
            where i.communique_id = c.id and s.id = c.source_id and s.synthetic returning i.sha256
            """;
    private static final String CLEAR_COMMUNIQUES =
            "delete from communique where source_id in (select id from source where synthetic)";

    private final Pool pool;
    private final JobStore jobs;
    private final Tokens tokens;
    private final int port;

    CanaryStore(Pool pool, JobStore jobs, Tokens tokens, int port) {
        this.pool = pool;
        this.jobs = jobs;
        this.tokens = tokens;
        this.port = port;
    }

    /** @param startedAt null: none is on its way; @param arrivedAt when its mail was accepted; null: not yet */
    record Flight(long number, @Nullable Instant startedAt, @Nullable Instant arrivedAt) {}

    Future<Void> enqueue(long only) {
        return pool.preparedQuery(ENSURE)
                .execute(Tuple.of(at(jobs.now())))
                .compose(there -> jobs.enqueue(pool, JobKind.FLY_CANARY, only));
    }

    Future<Flight> current() {
        return pool.query(CURRENT).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Flight(
                    row.getLong("flight"),
                    instant(row.getOffsetDateTime("started_at")),
                    instant(row.getOffsetDateTime("arrived_at")));
        });
    }

    Future<Void> wait(Claim claim, Instant until) {
        return pool.withTransaction(transaction -> jobs.reschedule(transaction, claim, until));
    }

    /** Sends one off: a page with its name, and somebody who waits for it. */
    Future<Void> begin(Claim claim, Instant nextLook) {
        Instant now = jobs.now();
        return pool.withTransaction(transaction -> clear(transaction)
                .compose(cleared -> transaction.preparedQuery(TAKE_OFF).execute(Tuple.of(at(now))))
                .compose(rows -> publish(transaction, rows.iterator().next().getLong("flight"), now))
                .compose(source -> register(transaction, source, now)
                        .compose(registered -> jobs.enqueue(transaction, JobKind.CHECK_SOURCE, source)))
                .compose(sent -> jobs.reschedule(transaction, claim, nextLook)));
    }

    /**
     * Ends a flight and lets everything go that it left.
     *
     * @param arrivedAt null: it was lost
     * @return hashes of its images, which nobody refers to any more
     */
    Future<List<byte[]>> end(Claim claim, @Nullable Instant arrivedAt, Instant next) {
        return pool.withTransaction(transaction -> clear(transaction).compose(images -> transaction
                .preparedQuery(LANDED)
                .execute(Tuple.of(arrivedAt == null ? null : at(arrivedAt)))
                .compose(landed -> jobs.reschedule(transaction, claim, next))
                .map(images)));
    }

    private Future<Long> publish(SqlConnection transaction, long flight, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String page = CanaryPage.address(flight, day, port).toString();
        return transaction
                .preparedQuery(SOURCE)
                .execute(Tuple.of(page, at(now)))
                .map(rows -> rows.iterator().next().getLong("id"))
                .compose(source -> transaction
                        .preparedQuery(FORGET_STATE)
                        .execute(Tuple.of(source))
                        .map(source));
    }

    private Future<Void> register(SqlConnection transaction, long source, Instant now) {
        Long[] keys = NameKeys.of(PersonName.parse(CanaryPage.NAME)).toArray(Long[]::new);
        Tuple row = Tuple.of(source, CanaryPage.NAME, Buffer.buffer(tokens.addressHash("canary")), at(now));
        return transaction.preparedQuery(REGISTER).execute(row).compose(rows -> {
            long id = rows.iterator().next().getLong("id");
            return transaction
                    .preparedQuery(KEYS)
                    .execute(Tuple.of(id).addArrayOfLong(keys))
                    .compose(keyed -> link(transaction, id, Purpose.PRIVATE, now))
                    .compose(linked -> link(transaction, id, Purpose.UNSUBSCRIBE, now));
        });
    }

    private Future<Void> link(SqlConnection transaction, long registration, Purpose purpose, Instant now) {
        byte[] nonce = tokens.newNonce();
        Buffer hash = Buffer.buffer(Tokens.hash(tokens.derive(purpose, nonce)));
        Tuple row = Tuple.of(hash, registration, purpose.code(), Buffer.buffer(nonce), at(now));
        return transaction.preparedQuery(LINK).execute(row).mapEmpty();
    }

    private static Future<List<byte[]>> clear(SqlConnection transaction) {
        Future<?> cleared = Future.succeededFuture();
        for (String statement : CLEAR) {
            cleared = cleared.compose(before -> transaction.query(statement).execute());
        }
        return cleared.compose(before -> transaction.query(CLEAR_IMAGES).execute())
                .compose(rows -> {
                    List<byte[]> images = new ArrayList<>();
                    rows.forEach(row -> images.add(row.getBuffer("sha256").getBytes()));
                    return transaction.query(CLEAR_COMMUNIQUES).execute().map(images);
                });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
