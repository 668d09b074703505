package cm.mtchoun.feed;

import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_delivery}, each row with a job until it has arrived or is given up. Safe from any thread. */
final class DeliveryStore {
    /** A job that is dead without our saying so died with its process each time. */
    private static final String SHOWN =
            """
            select d.id, e.position, e.type, d.attempts, d.created_at, d.delivered_at, d.last_answer,
                   case when j.state = 'dead' then 'dead' else d.state end as state,
                   case when j.state <> 'dead' then j.run_at end as next_try_at
            from webhook_delivery d join event e on e.id = d.event_id
            left join job j on j.kind = 'deliver_webhook' and j.ref = d.id
            """;

    private static final String ONE = SHOWN + "where d.webhook_id = $1 and d.id = $2";
    private static final String PAGE = SHOWN
            + """
            where d.webhook_id = $1 and d.id < $3
              and ($2::text is null or $2 = case when j.state = 'dead' then 'dead' else d.state end)
            order by d.id desc limit $4
            """;
    private static final String LOAD =
            """
            select e.position, e.type, e.at, e.subject, e.data, w.id as webhook, w.url, w.nonce,
                   case when w.former_until > $2 then w.former_nonce end as former_nonce,
                   d.state = 'waiting' as waiting,
                   w.active and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2) as wanted,
                   (select j.run_at
                    from webhook_delivery b join job j on j.kind = 'deliver_webhook' and j.ref = b.id and j.state <> 'dead'
                    where b.webhook_id = d.webhook_id and b.subject = d.subject and b.state = 'waiting' and b.id < d.id
                    order by b.id limit 1) as earlier_at
            from webhook_delivery d join event e on e.id = d.event_id
            join webhook w on w.id = d.webhook_id join api_key k on k.id = w.api_key_id
            where d.id = $1
            """;
    private static final String SETTLE =
            """
            update webhook_delivery
            set state = $2, last_answer = $3, attempts = attempts + $5, delivered_at = case when $2 = 'delivered' then $4::timestamptz end
            where id = $1 and state = 'waiting'
            """;
    private static final String NEXT =
            """
            select n.id from webhook_delivery n, webhook_delivery d
            where d.id = $1 and n.webhook_id = d.webhook_id and n.subject = d.subject and n.state = 'waiting' and n.id > d.id
            order by n.id limit 1
            """;
    private static final String TRIED =
            "update webhook_delivery set attempts = attempts + 1, last_answer = $2 where id = $1";
    private static final String TEST =
            """
            with noted as (
                insert into event (type, subject, api_key_id, data)
                values ('webhook.test', 'webhook:' || $2::bigint, $1, jsonb_build_object('webhookId', $2::bigint::text))
                returning id, subject)
            insert into webhook_delivery (webhook_id, event_id, subject, created_at)
            select $2, id, subject, $3 from noted returning id
            """;
    private static final String REPLAY =
            """
            update webhook_delivery set state = 'waiting', attempts = 0, delivered_at = null
            where webhook_id = $1 and id = $2 returning id
            """;
    private static final Duration SHORTEST_PARKING = Duration.ofMillis(500);
    private static final Duration LONGEST_PARKING = Duration.ofMinutes(1);

    private final Pool pool;
    private final JobStore jobs;

    DeliveryStore(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    Future<Optional<JsonObject>> one(long webhook, long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(webhook, id)).map(rows -> Rows.first(rows)
                .map(DeliveryStore::shown));
    }

    /** Newest first. @param state null: any */
    Future<List<JsonObject>> page(long webhook, @Nullable String state, long before, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(webhook, state, before, limit))
                .map(rows -> {
                    List<JsonObject> found = new ArrayList<>();
                    rows.forEach(row -> found.add(shown(row)));
                    return found;
                });
    }

    /** @return id of the delivery of a test event, which is in the feed of this key too */
    Future<Long> test(long key, long webhook) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(TEST)
                .execute(Tuple.of(key, webhook, at(jobs.now())))
                .map(rows -> rows.iterator().next().getLong("id"))
                .compose(id ->
                        jobs.enqueue(transaction, JobKind.DELIVER_WEBHOOK, id).map(id)));
    }

    /** Sends it again, however it ended; nothing happens when there is none. */
    Future<Void> replay(long webhook, long id) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(REPLAY)
                .execute(Tuple.of(webhook, id))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : jobs.runNow(transaction, JobKind.DELIVER_WEBHOOK, id)));
    }

    /** @return empty when the webhook or the event is gone */
    Future<Optional<Delivery>> load(long id) {
        return pool.preparedQuery(LOAD).execute(Tuple.of(id, at(jobs.now()))).map(rows -> Rows.first(rows)
                .map(Delivery::of));
    }

    /** Ends the job of a delivery that needs nothing more. */
    Future<Void> finish(Claim claim) {
        return pool.withTransaction(transaction -> jobs.finish(transaction, claim));
    }

    /** Records how it ended, ends its job, and lets the next one about the same subject go. */
    Future<Void> settle(Claim claim, String state, String answer, boolean tried) {
        Tuple outcome = Tuple.of(claim.ref(), state, answer, at(jobs.now()), tried ? 1 : 0);
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(SETTLE)
                .execute(outcome)
                .compose(settled -> jobs.finish(transaction, claim))
                .compose(finished -> transaction.preparedQuery(NEXT).execute(Tuple.of(claim.ref())))
                .compose(rows -> runNext(transaction, Rows.ids(rows))));
    }

    private Future<Void> runNext(SqlConnection transaction, List<Long> next) {
        return next.isEmpty()
                ? Future.succeededFuture()
                : jobs.runNow(transaction, JobKind.DELIVER_WEBHOOK, next.get(0));
    }

    Future<Void> tried(Claim claim, String answer) {
        return pool.preparedQuery(TRIED).execute(Tuple.of(claim.ref(), answer)).mapEmpty();
    }

    /** Puts the job back without counting the try. @param until about when; null: soon */
    Future<Void> park(Claim claim, @Nullable Instant until) {
        Instant soonest = jobs.now().plus(SHORTEST_PARKING);
        Instant latest = jobs.now().plus(LONGEST_PARKING);
        Instant wanted = until == null || until.isBefore(soonest) ? soonest : until.plus(SHORTEST_PARKING);
        Instant when = wanted.isAfter(latest) ? latest : wanted;
        return jobs.putBack(pool, claim, when);
    }

    private static JsonObject shown(Row row) {
        Long position = row.getLong("position");
        return new JsonObject()
                .put("id", Long.toString(row.getLong("id")))
                .put("eventId", position == null ? "" : Long.toString(position))
                .put("type", row.getString("type"))
                .put("state", row.getString("state"))
                .put("attempts", row.getInteger("attempts"))
                .put("createdAt", Rows.instant(row.getOffsetDateTime("created_at")))
                .put("nextTryAt", Rows.instant(row.getOffsetDateTime("next_try_at")))
                .put("deliveredAt", Rows.instant(row.getOffsetDateTime("delivered_at")))
                .put("lastAnswer", row.getString("last_answer"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * What is to be sent, and where.
     *
     * @param event null: not published yet
     * @param nonces of the secrets that sign
     * @param waiting has not arrived and was not given up
     * @param wanted its webhook is active and its key opens something
     * @param earlierAt when an earlier one about the same subject is tried next; null: this one's turn
     */
    record Delivery(
            FeedStore.@Nullable FeedEvent event,
            long webhook,
            String url,
            List<byte[]> nonces,
            boolean waiting,
            boolean wanted,
            @Nullable Instant earlierAt) {
        static Delivery of(Row row) {
            List<byte[]> nonces = new ArrayList<>();
            nonces.add(row.getBuffer("nonce").getBytes());
            Buffer former = row.getBuffer("former_nonce");
            if (former != null) {
                nonces.add(former.getBytes());
            }
            OffsetDateTime earlier = row.getOffsetDateTime("earlier_at");
            return new Delivery(
                    row.getLong("position") == null ? null : FeedStore.FeedEvent.of(row),
                    row.getLong("webhook"),
                    row.getString("url"),
                    nonces,
                    row.getBoolean("waiting"),
                    row.getBoolean("wanted"),
                    earlier == null ? null : earlier.toInstant());
        }
    }
}
