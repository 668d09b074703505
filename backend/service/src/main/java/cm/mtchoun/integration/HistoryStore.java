package cm.mtchoun.integration;

import cm.mtchoun.integration.Look.Component;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The tables {@code status_day} and {@code status_last}: what the looks found, counted by day. */
final class HistoryStore {
    static final int DAYS = 90;
    private static final Duration LONGEST_GAP = Duration.ofDays(7);

    private static final String COUNT =
            """
            insert into status_day (day, component, ok, degraded, down)
            values (($1::timestamptz at time zone 'UTC')::date, $2, $3, $4, $5)
            on conflict (day, component) do update set ok = status_day.ok + excluded.ok,
                degraded = status_day.degraded + excluded.degraded, down = status_day.down + excluded.down
            """;
    /** While nobody could look, nobody could use it either. */
    private static final String COUNT_GAP =
            """
            insert into status_day (day, component, down)
            select (t at time zone 'UTC')::date, 'database', count(*)
            from status_last l,
                 generate_series(greatest(l.looked_at, $1::timestamptz - $3::interval) + $2::interval,
                                 $1::timestamptz - $2::interval, $2::interval) t
            where l.component = 'database' and l.looked_at < $1::timestamptz - 2 * $2::interval
            group by 1
            on conflict (day, component) do update set down = status_day.down + excluded.down
            """;

    private static final String REMEMBER =
            """
            insert into status_last (component, success_at, looked_at) values ($1, $2, $3)
            on conflict (component) do update set success_at = greatest(status_last.success_at, excluded.success_at),
                looked_at = excluded.looked_at
            """;
    private static final String FORGET =
            "delete from status_day where day < ($1::timestamptz at time zone 'UTC')::date - $2::int";
    private static final String SINCE = "select day, component, ok, degraded, down from status_day where day >= $1";
    private static final String LAST = "select component, success_at from status_last where success_at is not null";

    private final Pool pool;

    HistoryStore(Pool pool) {
        this.pool = pool;
    }

    /** @param every how often it is looked: a longer gap counts as down */
    Future<Void> count(SqlClient transaction, Look look, Duration every) {
        Tuple gap = Tuple.of(look.when().atOffset(ZoneOffset.UTC), interval(every), interval(LONGEST_GAP));
        Future<?> counted = transaction.preparedQuery(COUNT_GAP).execute(gap);
        for (Map.Entry<String, Component> one : look.components().entrySet()) {
            counted = counted.compose(before -> count(transaction, look.when(), one.getKey(), one.getValue()));
        }
        Tuple old = Tuple.of(look.when().atOffset(ZoneOffset.UTC), DAYS);
        return counted.compose(all -> transaction.preparedQuery(FORGET).execute(old))
                .mapEmpty();
    }

    private static Future<Void> count(SqlClient transaction, Instant when, String name, Component component) {
        Condition found = component.condition();
        Tuple row = Tuple.of(
                when.atOffset(ZoneOffset.UTC),
                name,
                found == Condition.OK ? 1 : 0,
                found == Condition.DEGRADED ? 1 : 0,
                found == Condition.DOWN ? 1 : 0);
        Instant success = component.lastSuccess();
        Tuple last = Tuple.of(
                name, success == null ? null : success.atOffset(ZoneOffset.UTC), when.atOffset(ZoneOffset.UTC));
        return transaction
                .preparedQuery(COUNT)
                .execute(row)
                .compose(counted -> transaction.preparedQuery(REMEMBER).execute(last))
                .mapEmpty();
    }

    /** @return by component, then by day; days on which nobody looked are missing */
    Future<Map<String, Map<LocalDate, Day>>> since(LocalDate first) {
        return pool.preparedQuery(SINCE).execute(Tuple.of(first)).map(rows -> {
            Map<String, Map<LocalDate, Day>> history = new HashMap<>();
            for (Row row : rows) {
                Day day = new Day(row.getInteger("ok"), row.getInteger("degraded"), row.getInteger("down"));
                history.computeIfAbsent(row.getString("component"), name -> new HashMap<>())
                        .put(row.getLocalDate("day"), day);
            }
            return history;
        });
    }

    /** @return when each component was last known to have done its work */
    Future<Map<String, Instant>> lastSuccess() {
        return pool.query(LAST).execute().map(rows -> {
            Map<String, Instant> last = new HashMap<>();
            rows.forEach(row -> last.put(
                    row.getString("component"),
                    row.getOffsetDateTime("success_at").toInstant()));
            return last;
        });
    }

    private static io.vertx.pgclient.data.Interval interval(Duration duration) {
        return io.vertx.pgclient.data.Interval.of(duration);
    }

    /** How many looks of one day found what. */
    record Day(int ok, int degraded, int down) {
        private static final int LASTING = 2;

        /** The worst that lasted: one look alone is a hiccup. */
        String state() {
            if (down >= LASTING) {
                return Condition.DOWN.code();
            }
            return degraded + down >= LASTING ? Condition.DEGRADED.code() : Condition.OK.code();
        }

        double okShare() {
            return Math.round(10_000.0 * ok / Math.max(1, ok + degraded + down)) / 10_000.0;
        }
    }
}
