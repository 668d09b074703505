package cm.mtchoun.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.RequestValidatorImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import io.vertx.openapi.validation.impl.ValidatedRequestImpl;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass what is as the contract says, by the library's own rules, on the thread that read it: a body is small, and the
 * library's way to another thread and back takes longer than looking at it. Parameters count as they were given.
 */
final class Validation implements Handler<RoutingContext> {
    private final RequestValidatorImpl validator;
    private final Operation operation;

    Validation(RequestValidatorImpl validator, Operation operation) {
        this.validator = validator;
        this.operation = operation;
    }

    @Override
    public void handle(RoutingContext context) {
        ValidatedRequestImpl valid;
        try {
            valid = new ValidatedRequestImpl(
                    Map.of(),
                    parameters(Location.HEADER, context),
                    parameters(Location.PATH, context),
                    parameters(Location.QUERY, context),
                    body(context));
        } catch (ValidatorException invalid) {
            context.fail(400, invalid);
            return;
        }
        context.put(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST, valid);
        context.next();
    }

    private Map<String, RequestParameter> parameters(Location where, RoutingContext context) {
        Map<String, RequestParameter> valid = new HashMap<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getIn() == where) {
                RequestParameter given = new RequestParameterImpl(GivenParameters.value(parameter, context));
                valid.put(parameter.getName(), validator.validateParameter(parameter, given));
            }
        }
        return valid;
    }

    private @Nullable RequestParameter body(RoutingContext context) {
        if (operation.getRequestBody() == null) {
            return null;
        }
        RequestParameter given = new RequestParameterImpl(context.body().buffer());
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return validator.validateBody(
                operation.getRequestBody(),
                new ValidatableRequestImpl(Map.of(), Map.of(), Map.of(), Map.of(), given, type));
    }
}
