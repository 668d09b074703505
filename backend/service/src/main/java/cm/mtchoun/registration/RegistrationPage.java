package cm.mtchoun.registration;

import cm.mtchoun.names.PersonName;
import cm.mtchoun.registration.AddressChangeStore.Pending;
import cm.mtchoun.registration.EventStore.Happened;
import cm.mtchoun.token.Masked;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One registration as its owner sees it.
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
        @Nullable Instant notifiedAt,
        @Nullable Instant collectedAt,
        Seen seen) {

    /**
     * What is known beside the registration itself.
     *
     * @param matches newest first
     * @param events oldest first
     */
    record Seen(List<PublishedMatch> matches, List<Happened> events, Optional<Pending> pending) {}

    static RegistrationPage of(Row row, Seen seen) {
        return new RegistrationPage(
                PersonName.parse(row.getString("name")),
                Masked.address(row.getString("email")),
                row.getString("lang"),
                row.getString("state"),
                row.getLocalDate("deposited_on"),
                row.getString("source"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("confirmed_at")),
                instant(row.getOffsetDateTime("notified_at")),
                instant(row.getOffsetDateTime("ended_at")),
                seen);
    }

    /** The answer to whoever holds the private link. */
    JsonObject toJson(URI api) {
        return new JsonObject()
                .put("name", name.text())
                .put("email", maskedEmail)
                .put(
                        "pendingEmail",
                        seen.pending().map(RegistrationPage::pendingJson).orElse(null))
                .put("lang", lang)
                .put("state", state)
                .put("depositedOn", depositedOn == null ? null : depositedOn.toString())
                .put("registeredAt", registeredAt.toString())
                .put("confirmedAt", confirmedAt == null ? null : confirmedAt.toString())
                .put("erasedOn", erasedOn())
                .put("source", source)
                .put("matches", matchesJson(api))
                .put("history", history());
    }

    /** The answer to whoever confirms. */
    JsonObject toConfirmedJson(URI api, String privateToken, boolean ofAddress) {
        return new JsonObject()
                .put("status", "active")
                .put("confirmed", ofAddress ? "address" : "registration")
                .put("name", name.text())
                .put("email", maskedEmail)
                .put("privateToken", privateToken)
                .put("alreadyPublished", matchesJson(api));
    }

    private JsonArray matchesJson(URI api) {
        return new JsonArray(
                seen.matches().stream().map(match -> match.toJson(api)).toList());
    }

    private JsonArray history() {
        List<Event> events = new ArrayList<>();
        add(events, registeredAt, "registered", null);
        add(events, confirmedAt, "confirmed", null);
        seen.events().forEach(event -> add(events, event.at(), event.what(), null));
        for (PublishedMatch match : seen.matches()) {
            add(events, match.certain() ? match.foundAt() : null, "found", match);
            add(events, match.toldAt(), "notified", match);
            add(events, match.saidAt(), Boolean.TRUE.equals(match.mine()) ? "said_mine" : "said_not_mine", match);
        }
        add(events, collectedAt, "collected", null);
        events.sort(Comparator.comparing(Event::at)); // stable: what happened at one instant stays in order
        return new JsonArray(events.stream().map(Event::toJson).toList());
    }

    private static void add(List<Event> events, @Nullable Instant at, String what, @Nullable PublishedMatch match) {
        if (at != null) {
            events.add(new Event(at, what, match));
        }
    }

    private static JsonObject pendingJson(Pending pending) {
        return new JsonObject()
                .put("email", pending.maskedEmail())
                .put("expiresAt", pending.expiresAt().toString());
    }

    /** The day on which retention lets it go; null as long as somebody watches. */
    private @Nullable String erasedOn() {
        Instant over = state.equals("notified") ? notifiedAt : state.equals("collected") ? collectedAt : null;
        return over == null
                ? null
                : LocalDate.ofInstant(over.plus(Retention.AFTER_NEWS), ZoneOffset.UTC)
                        .toString();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private record Event(Instant at, String what, @Nullable PublishedMatch match) {
        JsonObject toJson() {
            JsonObject json = new JsonObject().put("at", at.toString()).put("what", what);
            return match == null
                    ? json
                    : json.put("matchId", Long.toString(match.id()))
                            .put("publishedOn", match.publishedOn().toString());
        }
    }
}
