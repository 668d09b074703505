package cm.mtchoun.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calls of one feature; each {@code operationId} of the contract belongs to exactly one feature. */
@FunctionalInterface
public interface Routes {
    /**
     * Adds a handler to each of the feature's operations. Handlers run on the event loop, find the validated body with
     * {@link Requests#body}, answer with {@link Requests#json}, and fail with {@link Problem#asException}.
     */
    void mount(RouterBuilder contract);

    /**
     * What the feature says of bodies by itself, by {@code operationId}: all that is wrong with any object, though the contract
     * refused it for something else. So whoever has two things to put right is told both at once.
     */
    default Map<String, Function<JsonObject, List<FieldError>>> bodyChecks() {
        return Map.of();
    }

    /**
     * Adds what must see requests before their bodies are read; called before any operation is mounted.
     *
     * @param base path of the API, such as {@code /api/v1}
     */
    default void guard(Router api, String base, OpenAPIContract contract) {}
}
