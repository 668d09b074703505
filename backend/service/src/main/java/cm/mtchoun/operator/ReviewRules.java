package cm.mtchoun.operator;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How decisions come into effect.
 *
 * @param grace how long the mail of a decision waits, so that it can be taken back
 * @param approval a reviewer's decision waits for a manager's
 */
public record ReviewRules(Duration grace, boolean approval) {
    JsonObject toJson() {
        return new JsonObject().put("approval", approval).put("graceSeconds", grace.toSeconds());
    }
}
