package cm.mtchoun.operator;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a list: filters, and which page of it. A cursor is the id of the last item of the page before. */
record Query(Map<String, RequestParameter> parameters) {
    private static final int DEFAULT_LIMIT = 50;

    static Query of(RoutingContext context) {
        return new Query(Requests.validated(context).getQuery());
    }

    @Nullable
    String text(String name) {
        RequestParameter value = parameters.get(name);
        return value == null || value.isNull() ? null : value.getString();
    }

    String text(String name, String fallback) {
        String value = text(name);
        return value == null ? fallback : value;
    }

    @Nullable
    LocalDate date(String name) {
        String value = text(name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (java.time.DateTimeException notADate) {
            throw Problem.invalid(List.of(
                            new FieldError("#query/" + name, "invalid_date", "must be a date such as 2026-03-31")))
                    .asException();
        }
    }

    int limit() {
        RequestParameter value = parameters.get("limit");
        return value == null || value.isNull() ? DEFAULT_LIMIT : value.getInteger();
    }

    /** @return null for the first page */
    @Nullable
    Long after() {
        String cursor = text("cursor");
        return cursor == null ? null : (Long) Ids.of(cursor);
    }

    /** One more than the limit was asked for: it tells whether there is another page. Items have an {@code id}. */
    JsonObject page(JsonArray found) {
        boolean more = found.size() > limit();
        JsonArray items = new JsonArray(found.stream().limit(limit()).toList());
        String next = more ? items.getJsonObject(items.size() - 1).getString("id") : null;
        return new JsonObject().put("items", items).put("nextCursor", next);
    }
}
