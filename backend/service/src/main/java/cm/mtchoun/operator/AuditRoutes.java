package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit log to read, and to take away as a file. */
final class AuditRoutes implements Routes {
    private static final int BATCH = 500;
    private static final String HEADER = "id,at,operatorId,login,action,subject,details\r\n";

    private final AuditLog log;

    AuditRoutes(AuditLog log) {
        this.log = log;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listAudit").addHandler(this::list);
        contract.getRoute("exportAudit").addHandler(this::export);
    }

    private void list(RoutingContext context) {
        Query query = Query.of(context);
        Requests.json(
                context,
                200,
                log.page(AuditLog.Filter.of(query), query.after(), query.limit() + 1)
                        .map(query::page));
    }

    private void export(RoutingContext context) {
        Query query = Query.of(context);
        boolean csv = query.text("format", "csv").equals("csv");
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader("Content-Type", csv ? "text/csv; charset=utf-8" : "application/x-ndjson")
                .putHeader("Content-Disposition", "attachment; filename=\"audit." + (csv ? "csv" : "ndjson") + "\"")
                .putHeader("Cache-Control", "no-store");
        Function<JsonObject, String> line = csv ? AuditRoutes::csv : entry -> entry.encode() + "\n";
        (csv ? response.write(HEADER) : Future.<Void>succeededFuture())
                .compose(begun -> write(response, AuditLog.Filter.of(query), null, line))
                .onComplete(done -> response.end(), context::fail);
    }

    /** A batch after the other, newest first, each sent before the next is fetched. */
    private Future<Void> write(
            HttpServerResponse response,
            AuditLog.Filter filter,
            @Nullable Long after,
            Function<JsonObject, String> line) {
        return log.page(filter, after, BATCH).compose(batch -> {
            if (batch.isEmpty()) {
                return Future.succeededFuture();
            }
            long last = Ids.of(batch.getJsonObject(batch.size() - 1).getString("id"));
            return response.write(text(batch, line)).compose(sent -> write(response, filter, last, line));
        });
    }

    private static String text(JsonArray batch, Function<JsonObject, String> line) {
        return batch.stream().map(JsonObject.class::cast).map(line).collect(Collectors.joining());
    }

    private static String csv(JsonObject entry) {
        return entry.fieldNames().stream()
                        .map(entry::getValue)
                        .map(value -> value == null ? "" : value.toString())
                        .map(AuditRoutes::quoted)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.:-]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
