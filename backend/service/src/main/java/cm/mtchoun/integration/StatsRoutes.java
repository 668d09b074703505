package cm.mtchoun.integration;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Numbers as open data: aggregates only, and no number of people from 1 to 4, which could point at somebody. */
public final class StatsRoutes implements Routes {
    private static final int SMALLEST_GROUP = 5;
    private static final int DAYS = 90;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String COUNTS =
            """
            with ours as (select id from source where not synthetic)
            select (select count(*) from communique where source_id in (select id from ours)) as communiques,
                   (select count(*) from image i join communique c on c.id = i.communique_id
                     where c.source_id in (select id from ours)) as images,
                   (select count(*) from listed_name n
                     where n.source_id in (select id from ours) and n.reading_id = (select max(r.id) from reading r where r.image_id = n.image_id)) as names,
                   (select count(*) from registration where state in ('active', 'notified') and source_id in (select id from ours)) as active,
                   (select count(*) from mail_tally where first) as told
            """;
    private static final String SPEED =
            """
            select count(*) as mails,
                   percentile_cont(0.5) within group (order by seconds) as median,
                   percentile_cont(0.95) within group (order by seconds) as p95
            from mail_tally where seconds is not null and day > ($1::timestamptz at time zone 'UTC')::date - $2::int
            """;
    private static final String MONTHS =
            """
            with month as (
                select start::date as start, (start + interval '1 month')::date as stop
                from date_trunc('month', $1::timestamptz at time zone 'UTC') as this,
                     generate_series(this - interval '11 months', this, interval '1 month') as start)
            select to_char(m.start, 'YYYY-MM') as month,
                   (select count(*) from registration_tally where day >= m.start and day < m.stop) as registrations,
                   (select count(*) from mail_tally where day >= m.start and day < m.stop) as mails,
                   (select count(*) from communique
                     where source_id in (select id from source where not synthetic)
                       and first_seen_at >= m.start::timestamp at time zone 'UTC'
                       and first_seen_at < m.stop::timestamp at time zone 'UTC') as communiques,
                   (select count(*) from image i join listed_name n on n.image_id = i.id
                     where n.source_id in (select id from source where not synthetic)
                       and i.first_seen_at >= m.start::timestamp at time zone 'UTC'
                       and i.first_seen_at < m.stop::timestamp at time zone 'UTC'
                       and n.reading_id = (select max(r.id) from reading r where r.image_id = i.id)) as names
            from month m order by m.start
            """;

    private final Pool pool;
    private final InstantSource clock;
    private volatile @Nullable Made last;

    public StatsRoutes(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Counting takes a while, and the numbers change slowly. */
    private record Made(Instant when, JsonObject stats) {}

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("getStats").addHandler(context -> Requests.shared(context, stats()));
        contract.getRoute("getStatsCsv")
                .addHandler(context -> Requests.sharedText(context, "text/csv", stats().map(StatsCsv::of)));
    }

    private Future<JsonObject> stats() {
        Made made = last;
        Instant now = clock.instant();
        return made != null && made.when().plus(FRESH).isAfter(now)
                ? Future.succeededFuture(made.stats())
                : count(now).onSuccess(stats -> last = new Made(now, stats));
    }

    /** As the contract shows it, counted now. */
    Future<JsonObject> count(Instant now) {
        Future<RowSet<Row>> counts = pool.query(COUNTS).execute();
        Future<RowSet<Row>> speed = pool.preparedQuery(SPEED).execute(Tuple.of(now.atOffset(ZoneOffset.UTC), DAYS));
        Future<RowSet<Row>> months = pool.preparedQuery(MONTHS).execute(Tuple.of(now.atOffset(ZoneOffset.UTC)));
        return Future.all(counts, speed, months).map(all -> counts(
                        counts.result().iterator().next())
                .put("publicationToMail", speed(speed.result().iterator().next()))
                .put("months", months(months.result())));
    }

    private static JsonObject counts(Row row) {
        return new JsonObject()
                .put("communiques", row.getLong("communiques"))
                .put("images", row.getLong("images"))
                .put("names", row.getLong("names"))
                .put("activeRegistrations", people(row.getLong("active")))
                .put("peopleTold", people(row.getLong("told")));
    }

    private static @Nullable JsonObject speed(Row row) {
        long mails = row.getLong("mails");
        return mails < SMALLEST_GROUP
                ? null
                : new JsonObject()
                        .put("mails", mails)
                        .put("medianSeconds", Math.round(row.getDouble("median")))
                        .put("p95Seconds", Math.round(row.getDouble("p95")))
                        .put("days", DAYS);
    }

    private static JsonArray months(RowSet<Row> rows) {
        JsonArray months = new JsonArray();
        for (Row row : rows) {
            months.add(new JsonObject()
                    .put("month", row.getString("month"))
                    .put("registrations", people(row.getLong("registrations")))
                    .put("communiques", row.getLong("communiques"))
                    .put("names", row.getLong("names"))
                    .put("mails", people(row.getLong("mails"))));
        }
        return months;
    }

    static @Nullable Long people(long count) {
        return count > 0 && count < SMALLEST_GROUP ? null : count;
    }
}
