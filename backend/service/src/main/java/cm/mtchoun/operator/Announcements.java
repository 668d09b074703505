package cm.mtchoun.operator;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table {@code announcement}; the public call shows those of the moment. */
final class Announcements {
    private static final String COLUMNS = " id, level, text_fr, text_en, shown_from, shown_until ";
    private static final String ALL =
            "select" + COLUMNS + "from announcement order by shown_from desc, id desc limit 200";
    private static final String ADD =
            """
            insert into announcement (level, text_fr, text_en, shown_from, shown_until, created_at)
            values ($1, $2, $3, coalesce($4::timestamptz, $6::timestamptz), $5::timestamptz, $6::timestamptz) returning id, level, text_fr, text_en, shown_from, shown_until
            """;
    private static final String CHANGE =
            """
            update announcement
            set level = coalesce($2, level), text_fr = coalesce($3, text_fr), text_en = coalesce($4, text_en),
                shown_from = coalesce($5, shown_from), shown_until = coalesce($6, shown_until)
            where id = $1 returning id, level, text_fr, text_en, shown_from, shown_until
            """;
    private static final String REMOVE = "delete from announcement where id = $1";
    private static final String CHECK_VIOLATION = "23514";

    private final OperatorParts parts;

    Announcements(OperatorParts parts) {
        this.parts = parts;
    }

    /** Past and future ones too, newest first; at most 200. */
    Future<JsonArray> all() {
        return parts.pool().query(ALL).execute().map(rows -> Rows.array(rows, Announcements::shown));
    }

    Future<JsonObject> add(Caller caller, JsonObject body) {
        Tuple row = Tuple.of(body.getString("level"), body.getString("fr"), body.getString("en"));
        row.addValue(time(body, "from")).addValue(time(body, "until"));
        row.addValue(parts.now().atOffset(ZoneOffset.UTC));
        return parts.inTransaction(transaction -> write(transaction, ADD, row)
                .compose(added -> record(transaction, caller, "added", added.getString("id"))
                        .map(added)));
    }

    /** What the body does not say stays as it is. */
    Future<JsonObject> change(Caller caller, long id, JsonObject body) {
        Tuple row = Tuple.of(id, body.getString("level"), body.getString("fr"), body.getString("en"));
        row.addValue(time(body, "from")).addValue(time(body, "until"));
        return parts.inTransaction(transaction -> write(transaction, CHANGE, row)
                .compose(changed -> record(transaction, caller, "changed", Long.toString(id))
                        .map(changed)));
    }

    Future<Void> remove(Caller caller, long id) {
        return parts.inTransaction(transaction -> transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(id))
                .compose(rows -> rows.rowCount() == 1
                        ? record(transaction, caller, "removed", Long.toString(id))
                        : Future.failedFuture(unknown().get())));
    }

    private static Future<JsonObject> write(SqlConnection transaction, String statement, Tuple row) {
        return transaction
                .preparedQuery(statement)
                .execute(row)
                .map(rows -> Rows.first(rows, Announcements::shown).orElseThrow(unknown()))
                .recover(failure -> Future.failedFuture(
                        failure instanceof io.vertx.pgclient.PgException wrong
                                        && CHECK_VIOLATION.equals(wrong.getSqlState())
                                ? invalid("/until", "ends before it begins").asException()
                                : failure));
    }

    private Future<Void> record(SqlConnection transaction, Caller caller, String what, String id) {
        return parts.audit().record(transaction, caller, "announcement." + what, "announcement:" + id);
    }

    private static @Nullable OffsetDateTime time(JsonObject body, String name) {
        String text = body.getString(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeException notATime) {
            throw invalid("/" + name, "is not a time such as 2026-05-02T06:00:00Z")
                    .asException();
        }
    }

    private static Problem invalid(String pointer, String message) {
        return Problem.invalid(List.of(new FieldError(pointer, "invalid_date", message)));
    }

    private static Supplier<RuntimeException> unknown() {
        return () -> Problem.notFound("There is no such announcement.").asException();
    }

    private static JsonObject shown(Row row) {
        return new JsonObject()
                .put("id", Rows.id(row, "id"))
                .put("level", row.getString("level"))
                .put(
                        "text",
                        new JsonObject().put("fr", row.getString("text_fr")).put("en", row.getString("text_en")))
                .put("from", Rows.time(row, "shown_from"))
                .put("until", Rows.time(row, "shown_until"));
    }
}
