package cm.mtchoun.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Says in words what is wrong with the parameters of a request: {@code #query/limit}, {@code #path/id}. */
final class ParameterErrors {
    private ParameterErrors() {}

    /** @return in the order of the contract; empty when nothing is wrong with them */
    static List<FieldError> explain(Operation operation, RoutingContext context) {
        List<FieldError> errors = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            String pointer = "#" + parameter.getIn().toString() + "/" + parameter.getName();
            String text = GivenParameters.value(parameter, context);
            if (text != null) {
                JsonObject rule = new JsonObject(parameter.getSchema().toString());
                FieldError error = FieldCheck.check(pointer, rule, value(rule, text));
                if (error != null) {
                    errors.add(error);
                }
            } else if (parameter.isRequired()) {
                errors.add(new FieldError(pointer, "required", "is missing"));
            }
        }
        return errors;
    }

    private static Object value(JsonObject rule, String text) {
        if ("integer".equals(rule.getValue("type")) && text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        return text;
    }
}
