package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Registrations, found only by whoever knows the address, and shown masked: somebody who writes to us gave it herself. */
final class RegistrationRoutes implements Routes {
    private static final String BY_ADDRESS =
            """
            select r.id, r.name, r.email, r.state, s.key, r.created_at, r.confirmed_at, r.notified_at, p.reason
            from registration r
            join source s on s.id = r.source_id
            left join suppression p on p.email_hash = r.email_hash
            where r.email_hash = $1 order by r.id desc limit 100
            """;

    private final OperatorParts parts;
    private final Tokens tokens;

    RegistrationRoutes(OperatorParts parts, Tokens tokens) {
        this.parts = parts;
        this.tokens = tokens;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("searchRegistrations").addHandler(this::search);
    }

    private void search(RoutingContext context) {
        Buffer hash = Buffer.buffer(tokens.addressHash(Requests.body(context).getString("email")));
        Future<JsonObject> found = parts.pool()
                .preparedQuery(BY_ADDRESS)
                .execute(Tuple.of(hash))
                .map(rows -> new JsonObject().put("items", Rows.array(rows, RegistrationRoutes::shown)));
        Requests.json(context, 200, found.compose(items -> parts.audit()
                .record(parts.pool(), Caller.of(context), "registration.searched", "")
                .map(items)));
    }

    private static JsonObject shown(Row row) {
        return new JsonObject()
                .put("id", Rows.id(row, "id"))
                .put("name", Masked.name(row.getString("name")))
                .put("email", Masked.address(row.getString("email")))
                .put("state", row.getString("state"))
                .put("sourceId", row.getString("key"))
                .put("registeredAt", Rows.time(row, "created_at"))
                .put("confirmedAt", Rows.time(row, "confirmed_at"))
                .put("notifiedAt", Rows.time(row, "notified_at"))
                .put("suppressed", row.getString("reason"));
    }
}
