package cm.mtchoun.feed;

import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.http.Caller;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table {@code event}: events get their place in the feed here, and their deliveries with it. Safe from any thread. */
final class FeedStore {
    static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 500;
    private static final long PUBLISHING = 0x6d746b; // any number that no other advisory lock has

    private static final String ALONE = "select pg_try_advisory_xact_lock($1) as alone";
    private static final String PUBLISH =
            """
            with next as (
                select id, nextval('event_position') as position
                from (select id from event where position is null order by id limit $2) as waiting)
            update event e set position = next.position, at = $1 from next where e.id = next.id
            returning e.id, e.data ->> 'registrationId' as registration
            """;
    private static final String DELIVER =
            """
            insert into webhook_delivery (webhook_id, event_id, subject, created_at)
            select w.id, e.id, e.subject, $1
            from event e
            join webhook w on w.active and e.type = any(w.events)
            join api_key k on k.id = w.api_key_id and k.revoked_at is null and (k.expires_at is null or k.expires_at > $1)
            where e.id = any($2) and (e.api_key_id = k.id or (e.api_key_id is null and not k.test))
            order by e.position, w.id
            on conflict do nothing
            returning id
            """;
    private static final String READ =
            """
            select position, type, at, subject, data from event
            where position > $1 and (api_key_id = $2 or (api_key_id is null and not $3))
            order by position limit $4
            """;
    private static final String ENDS = "select min(position) as first, max(position) as last from event";
    /** The newest of those that are old stays: it tells which cursors missed something. */
    private static final String OLD =
            """
            delete from event where at <= $1
               and position < (select max(position) from event where at <= $1)
            """;

    private static final String OLD_DELIVERIES =
            """
            delete from webhook_delivery d using event e where e.id = d.event_id and e.at <= $1 returning d.id
            """;

    private final Pool pool;
    private final JobStore jobs;
    private final EntrustedPeople people;

    FeedStore(Pool pool, JobStore jobs, EntrustedPeople people) {
        this.pool = pool;
        this.jobs = jobs;
        this.people = people;
    }

    /** @return whether something was published; there may be more. False too while another process publishes */
    Future<Boolean> publish() {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(ALONE)
                .execute(Tuple.of(PUBLISHING))
                .compose(rows -> rows.iterator().next().getBoolean("alone")
                        ? publish(transaction)
                        : Future.succeededFuture(false)));
    }

    private Future<Boolean> publish(SqlConnection transaction) {
        return transaction
                .preparedQuery(PUBLISH)
                .execute(Tuple.of(now(), BATCH))
                .compose(rows -> rows.size() == 0 ? Future.succeededFuture(false) : follow(transaction, rows));
    }

    private Future<Boolean> follow(SqlConnection transaction, RowSet<Row> published) {
        List<Long> ids = new ArrayList<>();
        List<String> registrations = new ArrayList<>();
        published.forEach(row -> {
            ids.add(row.getLong("id"));
            registrations.add(row.getString("registration"));
        });
        registrations.removeIf(Objects::isNull);
        return people.touch(transaction, registrations)
                .compose(touched -> transaction
                        .preparedQuery(DELIVER)
                        .execute(Tuple.of(now()).addValue(ids.toArray(Long[]::new))))
                .compose(rows -> jobs.enqueueAll(transaction, JobKind.DELIVER_WEBHOOK, Rows.ids(rows)))
                .map(true);
    }

    /** @return what this caller may see after a place, oldest first */
    Future<List<FeedEvent>> read(Caller caller, long after, int limit) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(after, caller.id(), caller.test(), limit))
                .map(rows -> {
                    List<FeedEvent> events = new ArrayList<>();
                    rows.forEach(row -> events.add(FeedEvent.of(row)));
                    return events;
                });
    }

    /** The places of the first event that is kept and of the last one; both 0 while there is none. */
    Future<Ends> ends() {
        return pool.query(ENDS).execute().map(rows -> {
            Row row = rows.iterator().next();
            Long first = row.getLong("first");
            Long last = row.getLong("last");
            return first == null || last == null ? new Ends(0, 0) : new Ends(first, last);
        });
    }

    Future<Void> tidy(SqlConnection transaction) {
        Tuple until = Tuple.of(jobs.now().minus(KEPT).atOffset(ZoneOffset.UTC));
        return transaction
                .preparedQuery(OLD_DELIVERIES)
                .execute(until)
                .compose(rows -> jobs.cancel(transaction, JobKind.DELIVER_WEBHOOK, Rows.ids(rows)))
                .compose(cancelled -> transaction.preparedQuery(OLD).execute(until))
                .mapEmpty();
    }

    private OffsetDateTime now() {
        return jobs.now().atOffset(ZoneOffset.UTC);
    }

    record Ends(long first, long last) {}

    /** @param position its place in the feed, and its id outside */
    record FeedEvent(long position, String type, String at, String subject, JsonObject data) {
        static FeedEvent of(Row row) {
            return new FeedEvent(
                    row.getLong("position"),
                    row.getString("type"),
                    row.getOffsetDateTime("at").toInstant().toString(),
                    row.getString("subject"),
                    row.getJsonObject("data"));
        }

        JsonObject toJson() {
            return new JsonObject()
                    .put("id", Long.toString(position))
                    .put("type", type)
                    .put("at", at)
                    .put("subject", subject)
                    .put("data", data);
        }
    }
}
