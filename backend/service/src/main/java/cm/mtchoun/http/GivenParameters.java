package cm.mtchoun.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as they were meant. The library's own extractor decodes headers, and a second time what stands in a query: a
 * {@code %} that was searched for would be a malformed request, and a {@code +} a blank. Each parameter has one value; of
 * several the first counts.
 */
final class GivenParameters {
    private GivenParameters() {}

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
