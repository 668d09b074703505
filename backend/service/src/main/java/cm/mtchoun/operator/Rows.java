package cm.mtchoun.operator;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From rows to what the API shows. */
final class Rows {
    private Rows() {}

    static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> mapper) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(mapper.apply(rows.iterator().next()));
    }

    static JsonArray array(RowSet<Row> rows, Function<Row, ?> mapper) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(mapper.apply(row)));
        return array;
    }

    /** RFC 3339 in UTC; null as in the row. */
    static @Nullable String time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant().toString();
    }

    /** Ids are strings in the API; null as in the row. */
    static @Nullable String id(Row row, String column) {
        Long id = row.getLong(column);
        return id == null ? null : Long.toString(id);
    }
}
