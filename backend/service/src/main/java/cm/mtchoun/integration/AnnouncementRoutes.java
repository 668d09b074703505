package cm.mtchoun.integration;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What the people who run the service want everybody to know now. */
public final class AnnouncementRoutes implements Routes {
    private static final String NOW =
            """
            select id, level, text_fr, text_en, shown_from, shown_until from announcement
            where shown_from <= $1 and (shown_until is null or shown_until > $1)
            order by case level when 'critical' then 0 when 'warning' then 1 else 2 end, shown_from desc, id desc
            limit 5
            """;

    private final Pool pool;
    private final InstantSource clock;

    public AnnouncementRoutes(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listAnnouncements").addHandler(context -> Requests.shared(context, now()));
    }

    private Future<JsonObject> now() {
        return pool.preparedQuery(NOW)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    JsonArray items = new JsonArray();
                    rows.forEach(row -> items.add(toJson(row)));
                    return new JsonObject().put("items", items);
                });
    }

    private static JsonObject toJson(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("shown_until");
        return new JsonObject()
                .put("id", Long.toString(row.getLong("id")))
                .put("level", row.getString("level"))
                .put("text", JsonObject.of("fr", row.getString("text_fr"), "en", row.getString("text_en")))
                .put("from", row.getOffsetDateTime("shown_from").toInstant().toString())
                .put("until", until == null ? null : until.toInstant().toString());
    }
}
