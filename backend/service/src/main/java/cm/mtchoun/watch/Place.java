package cm.mtchoun.watch;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A place in the list of communiqués, newest first: the one after which a page begins. */
record Place(LocalDate publishedOn, long id) {
    static Place of(JsonObject communique) {
        return new Place(
                LocalDate.parse(communique.getString("publishedOn")), Long.parseLong(communique.getString("id")));
    }

    /** Reads what {@link #cursor} wrote; empty for anything else. */
    static Optional<Place> parse(String cursor) {
        String[] parts = cursor.split("_", 2);
        try {
            return parts.length == 2
                    ? Optional.of(new Place(LocalDate.parse(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    String cursor() {
        return publishedOn + "_" + id;
    }
}
