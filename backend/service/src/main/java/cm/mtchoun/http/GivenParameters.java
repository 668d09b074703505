package cm.mtchoun.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands parameters to the validator as they were meant. The library's own extractor decodes headers, and a second time what
 * stands in a query: a {@code %} that was searched for would be a malformed request, and a {@code +} a blank. Each parameter has
 * one value; of several the first counts.
 */
final class GivenParameters implements RequestExtractor {
    @Override
    public Future<ValidatableRequest> extractValidatableRequest(RoutingContext context, Operation operation) {
        HttpServerRequest request = context.request();
        Map<String, RequestParameter> headers = of(Location.HEADER, operation, context);
        Map<String, RequestParameter> path = of(Location.PATH, operation, context);
        Map<String, RequestParameter> query = of(Location.QUERY, operation, context);
        if (operation.getRequestBody() == null) {
            return Future.succeededFuture(new ValidatableRequestImpl(Map.of(), headers, path, query));
        }
        RequestParameter body = new RequestParameterImpl(context.body().buffer());
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return Future.succeededFuture(new ValidatableRequestImpl(Map.of(), headers, path, query, body, type));
    }

    private static Map<String, RequestParameter> of(Location where, Operation operation, RoutingContext context) {
        Map<String, RequestParameter> found = new HashMap<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getIn() == where) {
                found.put(parameter.getName(), new RequestParameterImpl(value(parameter, context)));
            }
        }
        return found;
    }

    /** @return null when it was not given */
    static @Nullable String value(Parameter parameter, RoutingContext context) {
        String name = parameter.getName();
        return switch (parameter.getIn()) {
            case QUERY -> context.request().getParam(name);
            case PATH -> context.pathParam(name);
            default -> context.request().getHeader(name);
        };
    }
}
