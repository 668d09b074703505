package cm.mtchoun.http;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets through who may call an operation, as its {@code security} in the contract says: an API key with the scopes, or, where
 * the contract has an empty alternative, nobody in particular. Tokens of other kinds are the features' own business.
 *
 * @param mayBeNobody it can be called without a key too
 */
record Access(Set<String> scopes, boolean mayBeNobody) implements Handler<RoutingContext> {
    private static final String SCHEME = "apiKey";

    /** @return whether calls of this operation can carry an API key */
    static boolean concerns(Operation operation) {
        return security(operation).stream().anyMatch(one -> ((JsonObject) one).containsKey(SCHEME));
    }

    static Access to(Operation operation) {
        JsonArray alternatives = security(operation);
        Set<String> scopes = alternatives.stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.containsKey(SCHEME))
                .flatMap(one -> one.getJsonArray(SCHEME).stream())
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
        return new Access(scopes, alternatives.stream().anyMatch(one -> ((JsonObject) one).isEmpty()));
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context).orElse(null);
        if (caller == null) {
            boolean shownNothing = Requests.bearer(context).isEmpty();
            if (mayBeNobody && shownNothing) {
                context.next();
            } else {
                context.fail(unknown().asException());
            }
        } else if (caller.scopes().containsAll(scopes)) {
            context.next();
        } else {
            context.fail(missing().asException());
        }
    }

    static Problem unknown() {
        return Problem.of(
                401,
                "unauthorised",
                "This API key opens nothing",
                "Send a key that is known, not expired and not revoked: Authorization: Bearer mtk_…");
    }

    private Problem missing() {
        return Problem.of(
                403,
                "missing-scope",
                "This API key may not do this",
                "It needs the scope " + String.join(" and ", scopes) + ".");
    }

    private static JsonArray security(Operation operation) {
        return operation.getOpenAPIModel().getJsonArray("security", new JsonArray());
    }
}
