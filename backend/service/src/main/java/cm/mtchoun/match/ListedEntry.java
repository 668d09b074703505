package cm.mtchoun.match;

import cm.mtchoun.names.Glance;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.PersonName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;

/**
 * A listed name with the communiqué it stands in.
 *
 * @param communique id; what a person is told of at most once
 */
record ListedEntry(long id, long communique, PersonName name, Glance glance) {

    ListedEntry(long id, long communique, PersonName name) {
        this(id, communique, name, new Glance(name));
    }

    /** From {@code id, communique_id, tokens}. */
    static ListedEntry of(Row row) {
        return new ListedEntry(
                row.getLong("id"),
                row.getLong("communique_id"),
                text(row.getJsonArray("tokens")).name());
    }

    private static ListedText text(JsonArray tokens) {
        List<ListedText.Token> read = tokens.stream()
                .map(JsonObject.class::cast)
                .map(token -> new ListedText.Token(
                        token.getString("text", ""), token.getDouble("confidence", ListedText.UNKNOWN_CONFIDENCE)))
                .toList();
        return new ListedText(read);
    }
}
