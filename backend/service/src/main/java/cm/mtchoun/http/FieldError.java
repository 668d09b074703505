package cm.mtchoun.http;

import io.vertx.core.json.JsonObject;

/**
 * One thing wrong in a request.
 *
 * @param pointer JSON Pointer into the body, such as {@code /email}; or {@code #query/name}
 * @param code stable, for programs: {@code too_long}
 * @param message for people: what is wrong and what would be right; never repeats what was sent
 */
public record FieldError(String pointer, String code, String message) {
    JsonObject toJson() {
        return new JsonObject().put("pointer", pointer).put("code", code).put("message", message);
    }
}
