package cm.mtchoun.operator;

import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.names.SideBySide;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A doubtful match as operators see it: a row of {@link ReviewStore}, shown in brief or in full. No address in it. */
record Review(Row row) {
    static Review of(Row row) {
        return new Review(row);
    }

    long id() {
        return row.getLong("id");
    }

    long registration() {
        return row.getLong("registration_id");
    }

    long listedName() {
        return row.getLong("listed_name_id");
    }

    private double score() {
        return Math.round(row.getFloat("score") * 1000) / 1000.0;
    }

    /** {@code waiting}, {@code to_approve}, {@code confirmed}, {@code rejected}, {@code asked}, or {@code notify}: told without us. */
    String state() {
        String state = row.getString("state");
        if (!state.equals("review")) {
            return state;
        }
        return row.getString("decision") == null ? "waiting" : "to_approve";
    }

    JsonObject brief(URI api, Duration grace) {
        String name = Long.toString(listedName());
        String feedback = row.getString("feedback");
        return new JsonObject()
                .put("id", Long.toString(id()))
                .put("state", state())
                .put("score", score())
                .put("doubt", Doubt.of(score()).code())
                .put("registeredName", row.getString("name"))
                .put("listedName", row.getString("text"))
                .put("sourceId", row.getString("source"))
                .put("publishedOn", row.getLocalDate("published_on").toString())
                .put("communiqueId", Rows.id(row, "communique_id"))
                .put("imageId", Rows.id(row, "image_id"))
                .put("nameId", name)
                .put("cropUrl", api + "/api/v1/operator/names/" + name + "/crop")
                .put("imageUrl", api + "/api/v1/images/" + row.getLong("image_id"))
                .put("reasons", row.getJsonArray("reasons"))
                .put("foundAt", Rows.time(row, "decided_at"))
                .put("feedback", feedback == null ? null : feedback.equals("me") ? "mine" : "not_mine")
                .put("decision", decision(grace));
    }

    JsonObject full(URI api, Duration grace, List<Review> rivals) {
        return brief(api, grace)
                .put("registration", registrationJson())
                .put("listed", listedJson())
                .put("alignment", alignment())
                .put("otherNames", others(rivals.stream().filter(one -> one.registration() == registration()), "text"))
                .put("otherPeople", others(rivals.stream().filter(one -> one.listedName() == listedName()), "name"));
    }

    private @Nullable JsonObject decision(Duration grace) {
        if (row.getString("decision") == null) {
            return null;
        }
        OffsetDateTime effective = row.getOffsetDateTime("effective_at");
        Instant until = effective == null ? null : effective.toInstant().plus(grace);
        return new JsonObject()
                .put("decision", row.getString("decision"))
                .put("by", who("operator_id", "login"))
                .put("at", Rows.time(row, "said_at"))
                .put("approvedBy", row.getLong("approved_by") == null ? null : who("approved_by", "approver"))
                .put("effectiveAt", Rows.time(row, "effective_at"))
                .put("undoableUntil", until == null ? null : until.toString())
                .put("mail", mail());
    }

    /** What became of the mail: none, waiting, going, dead, sent, refused, suppressed or obsolete. */
    private String mail() {
        String outcome = row.getString("outcome");
        String job = row.getString("job");
        if (outcome == null) {
            return "none";
        }
        if (!outcome.equals("waiting")) {
            return outcome;
        }
        return "dead".equals(job) ? "dead" : "running".equals(job) ? "going" : "waiting";
    }

    private JsonObject who(String id, String login) {
        return new JsonObject().put("id", Rows.id(row, id)).put("login", row.getString(login));
    }

    private JsonObject registrationJson() {
        return new JsonObject()
                .put("id", Long.toString(registration()))
                .put("registeredAt", Rows.time(row, "registered_at"))
                .put(
                        "depositedOn",
                        row.getLocalDate("deposited_on") == null
                                ? null
                                : row.getLocalDate("deposited_on").toString())
                .put("lang", row.getString("lang"))
                .put("state", row.getString("registration_state"));
    }

    private JsonObject listedJson() {
        return new JsonObject()
                .put("number", row.getInteger("number"))
                .put("page", row.getInteger("page"))
                .put("box", new JsonArray(List.of(row.getArrayOfIntegers("box"))))
                .put("confidence", Math.round(row.getFloat("confidence") * 1000) / 1000.0);
    }

    private JsonArray alignment() {
        List<ListedText.Token> tokens = row.getJsonArray("tokens").stream()
                .map(JsonObject.class::cast)
                .map(token -> new ListedText.Token(
                        token.getString("text", ""), token.getDouble("confidence", ListedText.UNKNOWN_CONFIDENCE)))
                .toList();
        PersonName listed = new ListedText(tokens).name();
        return new JsonArray(SideBySide.of(PersonName.parse(row.getString("name")), listed).stream()
                .map(Review::part)
                .toList());
    }

    private static JsonObject part(SideBySide.Part part) {
        return new JsonObject()
                .put("how", part.how().name().toLowerCase(java.util.Locale.ROOT))
                .put("registered", part.registered())
                .put("listed", part.listed())
                .put("registeredMarks", marks(part.registeredMarks()))
                .put("listedMarks", marks(part.listedMarks()))
                .put("confidence", Math.round(part.confidence() * 1000) / 1000.0);
    }

    private static JsonArray marks(List<SideBySide.Span> spans) {
        JsonArray marks = new JsonArray();
        spans.forEach(span -> marks.add(new JsonArray().add(span.from()).add(span.to())));
        return marks;
    }

    private static JsonArray others(Stream<Review> which, String shown) {
        return new JsonArray(which.map(one -> new JsonObject()
                        .put("reviewId", Long.toString(one.id()))
                        .put("name", one.row.getString(shown))
                        .put("score", one.score())
                        .put("state", one.state())
                        .put("publishedOn", one.row.getLocalDate("published_on").toString()))
                .toList());
    }
}
