package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.pipeline.Backlog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/** The work of each stage: how much waits, and what was given up and can be tried again. */
final class JobRoutes implements Routes {
    private static final String DEAD =
            """
            select kind, ref, attempts, created_at, last_error from job where state = 'dead'
            order by created_at desc, kind, ref limit 100
            """;
    private static final String REVIVE =
            """
            update job set state = 'ready', attempts = 0, claim = null, claimed_until = null, run_at = $3
            where state = 'dead' and kind = $1 and ($2::bigint is null or ref = $2)
            """;

    private final OperatorParts parts;

    JobRoutes(OperatorParts parts) {
        this.parts = parts;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listJobs").addHandler(context -> Requests.json(context, 200, jobs()));
        contract.getRoute("reviveJobs").addHandler(this::revive);
    }

    private Future<JsonObject> jobs() {
        return parts.jobs()
                .backlog()
                .compose(stages -> parts.pool().query(DEAD).execute().map(rows -> new JsonObject()
                        .put("stages", stages(stages))
                        .put("dead", Rows.array(rows, JobRoutes::dead))));
    }

    private void revive(RoutingContext context) {
        JsonObject body = Requests.body(context);
        String kind = body.getString("kind");
        String ref = body.getString("ref");
        Tuple which = Tuple.of(
                kind, ref == null ? null : (Long) Ids.of(ref), parts.now().atOffset(ZoneOffset.UTC));
        Requests.json(context, 200, parts.inTransaction(transaction -> transaction
                .preparedQuery(REVIVE)
                .execute(which)
                .compose(rows -> parts.audit()
                        .record(
                                transaction,
                                Caller.of(context),
                                "job.revived",
                                ref == null ? kind : kind + ":" + ref,
                                new JsonObject().put("count", rows.rowCount()))
                        .map(new JsonObject().put("revived", rows.rowCount())))));
    }

    private static JsonArray stages(List<Backlog> stages) {
        return new JsonArray(stages.stream()
                .map(stage -> new JsonObject()
                        .put("kind", stage.kind())
                        .put("due", stage.due())
                        .put("dead", stage.dead())
                        .put("oldestSeconds", stage.oldest().toSeconds()))
                .toList());
    }

    private static JsonObject dead(Row row) {
        String error = row.getString("last_error");
        return new JsonObject()
                .put("kind", row.getString("kind"))
                .put("ref", Rows.id(row, "ref"))
                .put("attempts", row.getInteger("attempts"))
                .put("since", Rows.time(row, "created_at"))
                .put("why", error == null ? null : Masked.addressesIn(error));
    }
}
