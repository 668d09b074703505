package cm.mtchoun.operator.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** The API said no; the message is what it said. */
final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    ApiFailure(int status, String body) {
        super(sentence(status, body), null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    private static String sentence(int status, String body) {
        try {
            JsonObject problem = new JsonObject(body);
            StringBuilder text = new StringBuilder(problem.getString("detail", "the API answered " + status));
            if (problem.containsKey("errors")) {
                problem.getJsonArray("errors").forEach(one -> {
                    JsonObject error = (JsonObject) one;
                    text.append(' ')
                            .append(error.getString("pointer"))
                            .append(' ')
                            .append(error.getString("message"));
                });
            }
            return text.toString();
        } catch (DecodeException notAProblem) {
            return "the API answered " + status;
        }
    }
}
