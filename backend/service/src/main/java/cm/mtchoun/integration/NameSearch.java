package cm.mtchoun.integration;

import cm.mtchoun.names.Comparison;
import cm.mtchoun.names.Decision;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.names.Reason.Code;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a whole name in what was published. Stricter than matching: who searches is not known, so nobody may learn of names
 * by a part of them.
 */
final class NameSearch {
    static final int MOST_RESULTS = 5;

    /** All words are there on both sides: written apart or together, misread, or with the married name besides. */
    private static final Set<Code> WHOLE = EnumSet.of(
            Code.SAME_NAME,
            Code.GLUED,
            Code.READ_DIFFERENTLY,
            Code.STRAY_LETTERS,
            Code.MAIDEN_NAME_ALONE,
            Code.MARRIED_NAME_ALONE);

    /** The newest candidates only; materialised, for the planner does not see how few share a key. */
    private static final String CANDIDATES =
            """
            with shared as materialized (
                select listed_name_id from listed_name_key where keys && $1),
            published as materialized (
                select l.id, l.text, l.tokens, l.published_on, l.image_id, l.source_id, l.reading_id
                from shared s join listed_name l on l.id = s.listed_name_id
                where l.published_on >= $2)
            select p.id, p.text, p.tokens, p.published_on, p.image_id, i.communique_id, s.key as source
            from published p
            join image i on i.id = p.image_id
            join source s on s.id = p.source_id
            where not s.synthetic and ($3::text is null or s.key = $3)
              and p.reading_id = (select max(id) from reading where image_id = p.image_id)
            order by p.published_on desc, p.id
            limit 2000
            """;

    private final Vertx vertx;
    private final Pool pool;

    NameSearch(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** @return newest first, at most five */
    Future<List<Sighting>> find(PersonName name, LocalDate since, @Nullable String source) {
        Tuple wanted = Tuple.tuple()
                .addArrayOfLong(NameKeys.of(name).toArray(Long[]::new))
                .addValue(since)
                .addValue(source);
        return pool.preparedQuery(CANDIDATES).execute(wanted).compose(rows -> {
            List<Row> candidates = new ArrayList<>();
            rows.forEach(candidates::add);
            return vertx.executeBlocking(() -> whole(name, candidates), false);
        });
    }

    private static List<Sighting> whole(PersonName name, List<Row> candidates) {
        return candidates.stream()
                .filter(row -> isWhole(NameMatcher.compare(name, text(row.getJsonArray("tokens")))))
                .map(Sighting::of)
                .limit(MOST_RESULTS)
                .toList();
    }

    private static boolean isWhole(Comparison comparison) {
        return comparison.decision() == Decision.NOTIFY
                && comparison.reasons().stream().allMatch(reason -> WHOLE.contains(reason.code()));
    }

    private static ListedText text(JsonArray tokens) {
        return new ListedText(tokens.stream()
                .map(JsonObject.class::cast)
                .map(token -> new ListedText.Token(
                        token.getString("text", ""), token.getDouble("confidence", ListedText.UNKNOWN_CONFIDENCE)))
                .toList());
    }

    /** Where the name stands. */
    record Sighting(
            long listedNameId,
            String listedName,
            LocalDate publishedOn,
            long imageId,
            long communiqueId,
            String source) {
        static Sighting of(Row row) {
            return new Sighting(
                    row.getLong("id"),
                    row.getString("text"),
                    row.getLocalDate("published_on"),
                    row.getLong("image_id"),
                    row.getLong("communique_id"),
                    row.getString("source"));
        }
    }
}
