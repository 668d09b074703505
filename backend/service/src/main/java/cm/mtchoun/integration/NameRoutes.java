package cm.mtchoun.integration;

import cm.mtchoun.http.Caller;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names read in the communiqués, for programs that may see them; a test key sees invented ones. */
public final class NameRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 20;
    /** The newest reading of an image counts. */
    private static final String PAGE =
            """
            select n.id, n.text, n.number, n.published_on, s.key, i.communique_id, n.image_id, n.confidence
            from listed_name n join image i on i.id = n.image_id join source s on s.id = n.source_id
            where n.reading_id = (select max(r.id) from reading r where r.image_id = n.image_id)
              and not s.synthetic and ($1::text is null or s.key = $1) and ($2::bigint is null or i.communique_id = $2)
              and ($3::date is null or n.published_on >= $3) and ($4::date is null or n.published_on <= $4)
              and ($5::date is null or (n.published_on, n.id) < ($5, $6::bigint))
            order by n.published_on desc, n.id desc limit $7
            """;

    private final Pool pool;

    public NameRoutes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listNames").addHandler(context -> Requests.json(context, 200, list(context)));
    }

    private Future<JsonObject> list(RoutingContext context) {
        if (Caller.required(context).test()) {
            return Future.succeededFuture(page(invented(), DEFAULT_LIMIT));
        }
        int limit = Requests.query(context, "limit")
                .map(RequestParameter::getInteger)
                .orElse(DEFAULT_LIMIT);
        Cursor after = Cursor.of(text(context, "cursor"));
        String communique = text(context, "communique");
        Tuple filters = Tuple.of(
                text(context, "source"),
                communique == null ? null : Long.valueOf(communique),
                date(context, "from"),
                date(context, "to"),
                after.publishedOn(),
                after.id());
        return pool.preparedQuery(PAGE).execute(filters.addInteger(limit + 1)).map(rows -> {
            List<JsonObject> found = new ArrayList<>();
            rows.forEach(row -> found.add(toJson(row)));
            return page(found, limit);
        });
    }

    private static JsonObject page(List<JsonObject> found, int limit) {
        List<JsonObject> items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        String next = found.size() > limit ? Cursor.after(items.get(limit - 1)) : null;
        return new JsonObject().put("items", new JsonArray(items)).put("nextCursor", next);
    }

    private static JsonObject toJson(Row row) {
        return name(row.getLong("id"), row.getString("text"), row.getInteger("number"))
                .put("publishedOn", row.getLocalDate("published_on").toString())
                .put("sourceId", row.getString("key"))
                .put("communiqueId", Long.toString(row.getLong("communique_id")))
                .put("imageId", Long.toString(row.getLong("image_id")))
                .put("confidence", Math.round(row.getFloat("confidence") * 1_000) / 1_000.0);
    }

    private static JsonObject name(long id, String text, @Nullable Integer number) {
        return new JsonObject().put("id", Long.toString(id)).put("name", text).put("number", number);
    }

    /** Names of nobody, always the same. */
    private static List<JsonObject> invented() {
        List<JsonObject> names = new ArrayList<>();
        for (String text : List.of("EXEMPLE ÉPSE TEST Marie", "SPÉCIMEN Jean-Paul", "MODÈLE II Aïcha")) {
            int number = names.size() + 1;
            names.add(name(number, text, number)
                    .put("publishedOn", "2026-01-05")
                    .put("sourceId", "marseille")
                    .put("communiqueId", "0")
                    .put("imageId", "0")
                    .put("confidence", 1.0));
        }
        return names;
    }

    private static @Nullable String text(RoutingContext context, String name) {
        return Requests.query(context, name).map(RequestParameter::getString).orElse(null);
    }

    private static @Nullable LocalDate date(RoutingContext context, String name) {
        String text = text(context, name);
        return text == null ? null : LocalDate.parse(text);
    }

    /** Where a page begins: after this name. @param publishedOn null: at the first */
    private record Cursor(@Nullable LocalDate publishedOn, long id) {
        static Cursor of(@Nullable String text) {
            if (text == null) {
                return new Cursor(null, 0);
            }
            if (!text.matches("\\d{4}-\\d\\d-\\d\\d_\\d{1,18}")) {
                throw wrong();
            }
            try {
                return new Cursor(LocalDate.parse(text.substring(0, 10)), Long.parseLong(text.substring(11)));
            } catch (java.time.DateTimeException notADate) {
                throw wrong();
            }
        }

        static String after(JsonObject name) {
            return name.getString("publishedOn") + "_" + name.getString("id");
        }

        private static RuntimeException wrong() {
            return Problem.invalid(List.of(
                            new FieldError("#query/cursor", "invalid", "is not a nextCursor of an earlier answer")))
                    .asException();
        }
    }
}
