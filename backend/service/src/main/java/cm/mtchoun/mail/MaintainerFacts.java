package cm.mtchoun.mail;

import cm.mtchoun.pipeline.PermanentFailureException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The payload of a mail to the maintainer, as words. */
final class MaintainerFacts {
    private static final Set<String> EVENTS = Set.of(
            "new_communique",
            "source_failing",
            "source_recovered",
            "page_changed",
            "source_silent",
            "images_unreadable",
            "images_readable");
    private static final int LONGEST = 500;

    private MaintainerFacts() {}

    /**
     * @return what is given of the fields that {@link MailKind#MAINTAINER} names, and the event as a key; mutable
     * @throws PermanentFailureException for an event nobody wrote words for
     */
    static Map<String, String> of(JsonObject payload) {
        String event = payload.getString("event", "");
        if (!EVENTS.contains(event)) {
            throw new PermanentFailureException("no words for the event " + event);
        }
        Map<String, String> facts = new HashMap<>();
        facts.put(event, event);
        for (String field : payload.fieldNames()) {
            Object value = payload.getValue(field);
            if (value != null) {
                facts.put(field, words(field, value));
            }
        }
        return facts;
    }

    private static String words(String field, Object value) {
        String text = value instanceof JsonArray list ? String.valueOf(list.size()) : value.toString();
        try {
            return switch (field) {
                case "publishedOn" -> WrittenTime.day(LocalDate.parse(text), "fr");
                case "since" -> WrittenTime.frenchMoment(Instant.parse(text));
                default -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
            };
        } catch (DateTimeException notIso) {
            return text;
        }
    }
}
