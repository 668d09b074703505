package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code audit}. */
final class AuditLog {
    private static final String PAGE =
            """
            select id, at, operator_id, login, action, subject, details from audit
            where ($1::bigint is null or id < $1)
              and ($2::text is null or login = $2)
              and ($3::text is null or action = $3 or starts_with(action, $3 || '.'))
              and ($4::date is null or at >= ($4::date)::timestamp at time zone 'UTC')
              and ($5::date is null or at < ($5::date + 1)::timestamp at time zone 'UTC')
            order by id desc limit $6
            """;

    private final Pool pool;

    AuditLog(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param operator a login
     * @param action such as {@code review.confirm}, or what stands before its dot
     * @param from first day, and {@code to} last, in UTC
     */
    record Filter(
            @Nullable String operator, @Nullable String action, @Nullable LocalDate from, @Nullable LocalDate to) {
        static Filter of(Query query) {
            return new Filter(query.text("operator"), query.text("action"), query.date("from"), query.date("to"));
        }
    }

    /** Newest first. @param after the last entry of the page before; null for the first page */
    Future<JsonArray> page(Filter filter, @Nullable Long after, int limit) {
        Tuple parameters = Tuple.of(after, filter.operator(), filter.action(), filter.from(), filter.to(), limit);
        return pool.preparedQuery(PAGE).execute(parameters).map(rows -> Rows.array(rows, AuditLog::entry));
    }

    private static JsonObject entry(Row row) {
        return new JsonObject()
                .put("id", Rows.id(row, "id"))
                .put("at", Rows.time(row, "at"))
                .put("operatorId", Rows.id(row, "operator_id"))
                .put("login", row.getString("login"))
                .put("action", row.getString("action"))
                .put("subject", row.getString("subject"))
                .put("details", row.getJsonObject("details"));
    }
}
