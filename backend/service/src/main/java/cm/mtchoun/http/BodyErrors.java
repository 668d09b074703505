package cm.mtchoun.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what is wrong with a body that the contract's validator refused: the validator's own messages name
 * keywords of JSON Schema, and the wrong field when a schema forbids unknown ones. Knows the keywords that the contract
 * uses for bodies; a flat object is all a body ever is.
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
                FieldError error = check(name, properties.getJsonObject(name), body.getValue(name));
                if (error != null) {
                    errors.add(error);
                }
            } else if (required.contains(name)) {
                errors.add(error(name, "required", "is missing"));
            }
        }
        if (Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
            body.fieldNames().stream()
                    .filter(name -> !properties.containsKey(name))
                    .limit(10)
                    .map(BodyErrors::unknown)
                    .forEach(errors::add);
        }
        return errors;
    }

    private static @Nullable FieldError check(String name, JsonObject rule, @Nullable Object value) {
        if (!(value instanceof String text)) {
            return "string".equals(rule.getString("type")) ? error(name, "wrong_type", "must be a string") : null;
        }
        int length = text.codePointCount(0, text.length());
        if (length < rule.getInteger("minLength", 0)) {
            return error(
                    name,
                    "too_short",
                    "has %d characters; it needs %d or more".formatted(length, rule.getInteger("minLength")));
        }
        if (length > rule.getInteger("maxLength", Integer.MAX_VALUE)) {
            return error(
                    name,
                    "too_long",
                    "has %d characters; it takes up to %d".formatted(length, rule.getInteger("maxLength")));
        }
        if (rule.containsKey("enum") && !rule.getJsonArray("enum").contains(text)) {
            return error(
                    name,
                    "not_one_of",
                    "must be one of " + rule.getJsonArray("enum").encode());
        }
        if (rule.containsKey("pattern")
                && !Pattern.compile(rule.getString("pattern")).matcher(text).find()) {
            return error(name, "invalid_characters", "has characters it cannot have");
        }
        return "date".equals(rule.getString("format")) && !isDate(text)
                ? error(name, "invalid_date", "must be a date such as 2026-03-31")
                : null;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static FieldError unknown(String name) {
        String shown = name.length() <= 50 ? name : name.substring(0, 50) + "…";
        return new FieldError(
                "/" + shown.replace("~", "~0").replace("/", "~1"), "unknown_field", "is not a known field");
    }

    private static FieldError error(String name, String code, String message) {
        return new FieldError("/" + name, code, message);
    }
}
