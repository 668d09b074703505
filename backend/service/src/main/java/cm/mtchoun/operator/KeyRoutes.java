package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** The keys of programs. */
final class KeyRoutes implements Routes {
    private final KeyDesk keys;

    KeyRoutes(KeyDesk keys) {
        this.keys = keys;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listApiKeys").addHandler(context -> Requests.json(context, 200, keys.all()));
        contract.getRoute("addApiKey").addHandler(this::add);
        contract.getRoute("endApiKey")
                .addHandler(
                        context -> Requests.noContent(context, keys.revoke(Caller.of(context), Ids.ofPath(context))));
    }

    private void add(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Replies.json(context, 201, () -> keys.make(Caller.of(context), body));
    }
}
