package cm.mtchoun.registration;

import cm.mtchoun.names.PersonName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One registration as its owner sees it.
 *
 * @param matches newest first
 */
record RegistrationPage(
        PersonName name,
        String maskedEmail,
        String lang,
        String state,
        @Nullable LocalDate depositedOn,
        String source,
        Instant registeredAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant collectedAt,
        List<PublishedMatch> matches) {

    static RegistrationPage of(Row row, List<PublishedMatch> matches) {
        return new RegistrationPage(
                PersonName.parse(row.getString("name")),
                MailAddress.masked(row.getString("email")),
                row.getString("lang"),
                row.getString("state"),
                row.getLocalDate("deposited_on"),
                row.getString("source"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("confirmed_at")),
                instant(row.getOffsetDateTime("ended_at")),
                matches);
    }

    /** The answer to whoever holds the private link. */
    JsonObject toJson(URI api) {
        return new JsonObject()
                .put("name", name.text())
                .put("email", maskedEmail)
                .put("lang", lang)
                .put("state", state)
                .put("depositedOn", depositedOn == null ? null : depositedOn.toString())
                .put("registeredAt", registeredAt.toString())
                .put("confirmedAt", confirmedAt == null ? null : confirmedAt.toString())
                .put("source", source)
                .put("matches", matchesJson(api))
                .put("history", history());
    }

    /** The answer to whoever confirms. */
    JsonObject toConfirmedJson(URI api, String privateToken) {
        return new JsonObject()
                .put("status", "active")
                .put("name", name.text())
                .put("email", maskedEmail)
                .put("privateToken", privateToken)
                .put("alreadyPublished", matchesJson(api));
    }

    private JsonArray matchesJson(URI api) {
        return new JsonArray(matches.stream().map(match -> match.toJson(api)).toList());
    }

    private JsonArray history() {
        List<Event> events = new ArrayList<>();
        add(events, registeredAt, "registered");
        add(events, confirmedAt, "confirmed");
        for (PublishedMatch match : matches) {
            add(events, match.certain() ? match.foundAt() : null, "found");
            add(events, match.toldAt(), "notified");
            add(events, match.saidAt(), Boolean.TRUE.equals(match.mine()) ? "said_mine" : "said_not_mine");
        }
        add(events, collectedAt, "collected");
        events.sort(Comparator.comparing(Event::at)); // stable: what happened at one instant stays in order
        return new JsonArray(events.stream().map(Event::toJson).toList());
    }

    private static void add(List<Event> events, @Nullable Instant at, String what) {
        if (at != null) {
            events.add(new Event(at, what));
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private record Event(Instant at, String what) {
        JsonObject toJson() {
            return new JsonObject().put("at", at.toString()).put("what", what);
        }
    }
}
