package cm.mtchoun.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in words what is wrong with a body that the contract's validator refused: the validator's own messages name
 * keywords of JSON Schema, and the wrong field when a schema forbids unknown ones. A flat object is all a body ever is.
 */
final class BodyErrors {
    private BodyErrors() {}

    /** @return one error a field, in the order of the schema, then unknown fields; empty when nothing was understood */
    static List<FieldError> explain(JsonObject schema, JsonObject body) {
        List<FieldError> errors = new ArrayList<>();
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        for (String name : properties.fieldNames()) {
            if (body.containsKey(name)) {
                FieldError error = FieldCheck.check("/" + name, properties.getJsonObject(name), body.getValue(name));
                if (error != null) {
                    errors.add(error);
                }
            } else if (required.contains(name)) {
                errors.add(new FieldError("/" + name, "required", "is missing"));
            }
        }
        if (Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
            body.fieldNames().stream()
                    .filter(name -> !properties.containsKey(name))
                    .limit(10)
                    .map(BodyErrors::unknown)
                    .forEach(errors::add);
        }
        if (body.size() < schema.getInteger("minProperties", 0)) {
            errors.add(new FieldError("", "required", "needs at least one field"));
        }
        return errors;
    }

    private static FieldError unknown(String name) {
        String shown = name.length() <= 50 ? name : name.substring(0, 50) + "…";
        return new FieldError(
                "/" + shown.replace("~", "~0").replace("/", "~1"), "unknown_field", "is not a known field");
    }
}
