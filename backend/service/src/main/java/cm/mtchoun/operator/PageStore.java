package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how images were read: their newest readings, and the lines of one. */
final class PageStore {
    /** Further apart, pages do not follow each other, or one of the two numbers was misread. */
    private static final int LONGEST_GAP = 30;

    /**
     * {@code missing_before}: pages of a communiqué go on with each other's numbers, so names can be missing at the foot of one or
     * at the head of the next. A number counts when one of its two neighbours is on the page too: others may be misread.
     */
    private static final String PAGE =
            """
            select i.id, i.media_type, s.key, c.id as communique_id, c.published_on,
                   g.id as reading, g.outcome, g.reason, g.confidence, g.missing_numbers, g.read_at, gap.missing_before,
                   (select count(*) from listed_name n where n.reading_id = g.id) as names,
                   exists (select from job j where j.kind = 'read_image' and j.ref = i.id) as again
            from image i
            join communique c on c.id = i.communique_id
            join source s on s.id = c.source_id
            join lateral (select id, outcome, reason, confidence, missing_numbers, read_at
                          from reading where image_id = i.id order by id desc limit 1) g on true
            left join lateral (select r.id
                               from image p join reading r on r.image_id = p.id
                               where p.communique_id = i.communique_id and p.position < i.position
                               order by p.position desc, r.id desc limit 1) before on true
            cross join lateral (
                select case when first - last - 1 between 1 and %d then first - last - 1 else 0 end as missing_before
                from (select min(n.number) as first from listed_name n where n.reading_id = g.id and exists (
                        select from listed_name m where m.reading_id = g.id and m.number - n.number in (1, 2))) head,
                     (select max(n.number) as last from listed_name n where n.reading_id = before.id and exists (
                        select from listed_name m where m.reading_id = before.id and n.number - m.number in (1, 2))) foot
                ) gap
            """
                    .formatted(LONGEST_GAP);

    private static final String LIST = PAGE
            + """
            where case $1::text
                  when 'all' then true
                  when 'unreadable' then g.outcome = 'unreadable'
                  else (g.outcome in ('badly_read', 'unreadable') or g.missing_numbers > 0 or gap.missing_before > 0)
                       and not exists (select from page_check p where p.reading_id = g.id) end
              and not s.synthetic and ($2::text is null or s.key = $2)
              and ($3::bigint is null or i.id < $3)
            order by i.id desc limit $4
            """;
    private static final String ONE = PAGE + "where i.id = $1";
    private static final String LINES =
            """
            select id, page, line, number, text, confidence, box, tokens
            from listed_name where reading_id = $1 order by page, line
            """;
    private static final String LINE =
            """
            select i.sha256, n.page, n.box from listed_name n join image i on i.id = n.image_id where n.id = $1
            """;

    private final Pool pool;
    private final URI api;

    PageStore(Pool pool, URI api) {
        this.pool = pool;
        this.api = api;
    }

    /** Where a listed name stands. @param box x, y, width and height in pixels */
    record Line(Buffer sha256, int page, int[] box) {}

    /**
     * Newest image first.
     *
     * @param state {@code bad}: nobody has found it good enough yet; {@code unreadable}, or {@code all}
     */
    Future<JsonArray> list(String state, @Nullable String source, @Nullable Long after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(state, source, after, limit))
                .map(rows -> Rows.array(rows, this::page));
    }

    /** With its lines, in reading order. @return empty when there is no such image, or it was not read yet */
    Future<Optional<JsonObject>> one(long image) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(image))
                .map(rows -> Rows.first(rows, row -> row))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : lines(found.get().getLong("reading"))
                                .map(lines -> Optional.of(page(found.get()).put("lines", lines))));
    }

    Future<Optional<Line>> line(long name) {
        return pool.preparedQuery(LINE)
                .execute(Tuple.of(name))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Line(
                                row.getBuffer("sha256"),
                                row.getInteger("page"),
                                Arrays.stream(row.getArrayOfIntegers("box"))
                                        .mapToInt(Integer::intValue)
                                        .toArray())));
    }

    private Future<JsonArray> lines(long reading) {
        return pool.preparedQuery(LINES).execute(Tuple.of(reading)).map(rows -> Rows.array(rows, this::line));
    }

    private JsonObject page(Row row) {
        long id = row.getLong("id");
        return new JsonObject()
                .put("id", Long.toString(id))
                .put("sourceId", row.getString("key"))
                .put("communiqueId", Rows.id(row, "communique_id"))
                .put("publishedOn", row.getLocalDate("published_on").toString())
                .put("imageUrl", api + "/api/v1/images/" + id)
                .put("mediaType", row.getString("media_type"))
                .put("outcome", row.getString("outcome"))
                .put("reason", row.getString("reason"))
                .put("confidence", rounded(row, "confidence"))
                .put("missingNumbers", row.getInteger("missing_numbers"))
                .put("missingBefore", row.getInteger("missing_before"))
                .put("names", row.getLong("names"))
                .put("readAt", Rows.time(row, "read_at"))
                .put("readingAgain", row.getBoolean("again"))
                .put("byHand", HandReading.REASON.equals(row.getString("reason")));
    }

    private JsonObject line(Row row) {
        String id = Rows.id(row, "id");
        return new JsonObject()
                .put("id", id)
                .put("page", row.getInteger("page"))
                .put("line", row.getInteger("line"))
                .put("number", row.getInteger("number"))
                .put("text", row.getString("text"))
                .put("confidence", rounded(row, "confidence"))
                .put("box", new JsonArray(List.of(row.getArrayOfIntegers("box"))))
                .put("cropUrl", api + "/api/v1/operator/names/" + id + "/crop")
                .put("tokens", row.getJsonArray("tokens"));
    }

    private static double rounded(Row row, String column) {
        return Math.round(row.getFloat(column) * 1000) / 1000.0;
    }
}
