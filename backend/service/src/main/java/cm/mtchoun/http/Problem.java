package cm.mtchoun.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * An error answer of RFC 9457.
 *
 * @param code stable, for programs; the last part of {@code type}
 * @param errors what is wrong in which field; empty when it is not about fields
 */
public record Problem(int status, String code, String title, String detail, List<FieldError> errors) {
    private static final String TYPES = "urn:mtchoun:problem:";

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(400, "invalid-request", "Invalid request", "Some fields cannot be accepted.", errors);
    }

    public static Problem unauthorised() {
        return of(401, "unauthorised", "Not allowed", "This call needs a valid token: Authorization: Bearer …");
    }

    public static Problem notFound(String what) {
        return of(404, "not-found", "Not found", what);
    }

    /** For {@code RoutingContext.fail}: the failure handler answers with this problem. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("type", TYPES + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            json.put(
                    "errors",
                    new JsonArray(errors.stream().map(FieldError::toJson).toList()));
        }
        return json;
    }
}
