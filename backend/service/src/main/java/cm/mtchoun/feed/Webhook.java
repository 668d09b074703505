package cm.mtchoun.feed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;

/** An address that receives events. @param events the types that are sent */
record Webhook(long id, String url, List<String> events, boolean active, Instant createdAt, long dead) {
    /** What can be asked for; {@code webhook.test} comes on request only. */
    static final List<String> TYPES = List.of(
            "communique.published",
            "image.read",
            "registration.pending",
            "registration.active",
            "registration.notified",
            "registration.ended");

    static Webhook of(Row row) {
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                List.of(row.getArrayOfStrings("events")),
                row.getBoolean("active"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("dead"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", Long.toString(id))
                .put("url", url)
                .put("events", new JsonArray(events))
                .put("active", active)
                .put("createdAt", createdAt.toString())
                .put("deadDeliveries", dead);
    }
}
