package cm.mtchoun.http;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * How one dependency is.
 *
 * @param detail what is wrong, in a sentence without personal data; empty when nothing is
 */
public record HealthCheck(String name, State state, String detail) {
    /** From best to worst. Degraded: the service works, something waits. Down: do not send requests here. */
    public enum State {
        UP,
        DEGRADED,
        DOWN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static HealthCheck up(String name) {
        return new HealthCheck(name, State.UP, "");
    }

    static State worst(List<HealthCheck> checks) {
        return checks.stream().map(HealthCheck::state).max(State::compareTo).orElse(State.UP);
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject().put("name", name).put("status", state.code());
        return detail.isEmpty() ? json : json.put("detail", detail);
    }
}
