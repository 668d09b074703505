package cm.mtchoun.mail;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a name was published: what a mail about a match tells.
 *
 * @param box x, y, width and height in pixels of the image
 * @param pickup per language "place", "hours" and "bring"; any may be missing
 */
record Sighting(
        String listedName,
        LocalDate publishedOn,
        int page,
        int[] box,
        long imageId,
        byte[] imageSha256,
        Instant firstSeenAt,
        String sourceName,
        String pageUrl,
        JsonObject pickup) {

    /** @param what place, hours or bring */
    Optional<String> pickup(String lang, String what) {
        Object value = pickup.getJsonObject(lang, new JsonObject()).getValue(what);
        String text = value instanceof JsonArray list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value instanceof String string ? string : "";
        return Optional.of(text).filter(given -> !given.isBlank());
    }
}
