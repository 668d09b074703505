package cm.mtchoun.http;

import io.vertx.ext.web.openapi.router.RouterBuilder;

/** The calls of one feature; each {@code operationId} of the contract belongs to exactly one feature. */
@FunctionalInterface
public interface Routes {
    /**
     * Adds a handler to each of the feature's operations. Handlers run on the event loop, find the validated body with
     * {@link Requests#body}, answer with {@link Requests#json}, and fail with {@link Problem#asException}.
     */
    void mount(RouterBuilder contract);
}
