package cm.mtchoun.integration;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Numbers as open data: aggregates only, and no number of people from 1 to 4, which could point at somebody. */
public final class StatsRoutes implements Routes {
    private static final int SMALLEST_GROUP = 5;
    private static final String COUNTS =
            """
            select (select count(*) from communique) as communiques,
                   (select count(*) from image) as images,
                   (select count(*) from listed_name n
                     where n.reading_id = (select max(r.id) from reading r where r.image_id = n.image_id)) as names,
                   (select count(*) from registration where state in ('active', 'notified')) as active,
                   (select count(distinct payload) from mail where kind = 'match' and outcome = 'sent') as told
            """;

    private final Pool pool;

    public StatsRoutes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("getStats").addHandler(context -> Requests.shared(context, stats()));
    }

    private Future<JsonObject> stats() {
        return pool.query(COUNTS).execute().map(rows -> toJson(rows.iterator().next()));
    }

    private static JsonObject toJson(Row row) {
        return new JsonObject()
                .put("communiques", row.getLong("communiques"))
                .put("images", row.getLong("images"))
                .put("names", row.getLong("names"))
                .put("activeRegistrations", people(row.getLong("active")))
                .put("peopleTold", people(row.getLong("told")));
    }

    static @Nullable Long people(long count) {
        return count > 0 && count < SMALLEST_GROUP ? null : count;
    }
}
