package cm.mtchoun.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words what is wrong with one value by its schema. Knows the keywords that the contract uses. */
final class FieldCheck {
    private static final List<String> TYPES = List.of("string", "integer", "boolean", "array");

    private FieldCheck() {}

    /** @return null when nothing was found to be wrong */
    static @Nullable FieldError check(String pointer, JsonObject rule, @Nullable Object value) {
        if (value == null ? takes(rule, "null") : !rule.containsKey("type")) {
            return null;
        }
        for (String type : TYPES) {
            if (takes(rule, type) && isOf(type, value)) {
                return checkKnown(pointer, rule, value);
            }
        }
        return error(pointer, "wrong_type", "must be " + described(rule));
    }

    private static @Nullable FieldError checkKnown(String pointer, JsonObject rule, @Nullable Object value) {
        if (value instanceof String text) {
            return checkText(pointer, rule, text);
        }
        if (value instanceof Number number) {
            return checkNumber(pointer, rule, number.longValue());
        }
        return value instanceof JsonArray items ? checkItems(pointer, rule, items) : null;
    }

    private static @Nullable FieldError checkText(String pointer, JsonObject rule, String text) {
        int length = text.codePointCount(0, text.length());
        int least = rule.getInteger("minLength", 0);
        int most = rule.getInteger("maxLength", Integer.MAX_VALUE);
        if (length < least) {
            return error(pointer, "too_short", "has %d characters; it needs %d or more".formatted(length, least));
        }
        if (length > most) {
            return error(pointer, "too_long", "has %d characters; it takes up to %d".formatted(length, most));
        }
        JsonArray choices = rule.getJsonArray("enum");
        if (choices != null && !choices.contains(text)) {
            return error(pointer, "not_one_of", "must be one of " + choices.encode());
        }
        String pattern = rule.getString("pattern");
        if (pattern != null && !Pattern.compile(pattern).matcher(text).find()) {
            return error(pointer, "invalid_characters", "has characters it cannot have");
        }
        return "date".equals(rule.getString("format")) && !isDate(text)
                ? error(pointer, "invalid_date", "must be a date such as 2026-03-31")
                : null;
    }

    private static @Nullable FieldError checkNumber(String pointer, JsonObject rule, long number) {
        long least = rule.getLong("minimum", Long.MIN_VALUE);
        long most = rule.getLong("maximum", Long.MAX_VALUE);
        return number < least || number > most
                ? error(pointer, "out_of_range", "must be from %d to %d".formatted(least, most))
                : null;
    }

    private static @Nullable FieldError checkItems(String pointer, JsonObject rule, JsonArray items) {
        int most = rule.getInteger("maxItems", Integer.MAX_VALUE);
        if (items.size() < rule.getInteger("minItems", 0)) {
            return error(pointer, "too_short", "needs at least one item");
        }
        if (items.size() > most) {
            return error(pointer, "too_long", "takes up to %d items".formatted(most));
        }
        JsonObject each = rule.getJsonObject("items", new JsonObject());
        for (int i = 0; i < items.size(); i++) {
            FieldError wrong = check(pointer + "/" + i, each, items.getValue(i));
            if (wrong != null) {
                return wrong;
            }
        }
        return Boolean.TRUE.equals(rule.getBoolean("uniqueItems"))
                        && items.stream().distinct().count() < items.size()
                ? error(pointer, "repeated", "has an item twice")
                : null;
    }

    private static boolean takes(JsonObject rule, String type) {
        return rule.getValue("type") instanceof JsonArray types
                ? types.contains(type)
                : type.equals(rule.getValue("type"));
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> value instanceof JsonArray;
        };
    }

    private static String described(JsonObject rule) {
        for (String type : TYPES) {
            if (takes(rule, type)) {
                return (type.matches("[aei].*") ? "an " : "a ") + type;
            }
        }
        return "of another type";
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    static FieldError error(String pointer, String code, String message) {
        return new FieldError(pointer, code, message);
    }
}
