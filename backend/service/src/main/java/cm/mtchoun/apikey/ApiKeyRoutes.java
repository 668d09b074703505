package cm.mtchoun.apikey;

import cm.mtchoun.http.Caller;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** What a key can ask about itself. */
public final class ApiKeyRoutes implements Routes {
    private final ApiKeys keys;

    public ApiKeyRoutes(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("getApiKey").addHandler(context -> Requests.json(context, 200, current(context)));
        contract.getRoute("revokeApiKey")
                .addHandler(context -> Requests.noContent(
                        context, keys.revoke(Caller.required(context).id()).mapEmpty()));
    }

    private Future<JsonObject> current(RoutingContext context) {
        return keys.byId(Caller.required(context).id()).map(key -> key.orElseThrow(
                        () -> Problem.notFound("This key is gone.").asException())
                .toJson());
    }
}
