package cm.mtchoun.registration;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A listed name that is, or resembles, the registered one.
 *
 * @param certain false while an operator still looks
 * @param toldAt when the mail about it was sent; null before
 * @param mine what the person says; null as long as she said nothing
 */
record PublishedMatch(
        long id,
        String listedName,
        LocalDate publishedOn,
        long communiqueId,
        long imageId,
        boolean certain,
        Instant foundAt,
        @Nullable Instant toldAt,
        @Nullable Boolean mine,
        @Nullable Instant saidAt) {

    static PublishedMatch of(Row row) {
        String feedback = row.getString("feedback");
        String state = row.getString("state");
        return new PublishedMatch(
                row.getLong("id"),
                row.getString("text"),
                row.getLocalDate("published_on"),
                row.getLong("communique_id"),
                row.getLong("image_id"),
                state.equals("notify") || state.equals("confirmed"),
                row.getOffsetDateTime("decided_at").toInstant(),
                instant(row, "told_at"),
                feedback == null ? null : feedback.equals("me"),
                instant(row, "feedback_at"));
    }

    JsonObject toJson(URI api) {
        return new JsonObject()
                .put("id", Long.toString(id))
                .put("listedName", listedName)
                .put("publishedOn", publishedOn.toString())
                .put("communiqueId", Long.toString(communiqueId))
                .put("imageUrl", api + "/api/v1/images/" + imageId)
                .put("decision", certain ? "notify" : "review")
                .put("notifiedAt", toldAt == null ? null : toldAt.toString())
                .put("feedback", mine == null ? null : mine ? "mine" : "not_mine");
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
