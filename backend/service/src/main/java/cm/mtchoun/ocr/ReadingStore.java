package cm.mtchoun.ocr;

import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.PermanentFailureException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes what was read: the reading, its names and the job of the next stage in one transaction. */
final class ReadingStore {
    private static final String IMAGE =
            """
            select i.id, i.sha256, c.source_id, c.published_on, s.synthetic
            from image i join communique c on c.id = i.communique_id join source s on s.id = c.source_id
            where i.id = $1
            """;
    private static final String READING =
            """
            insert into reading (image_id, read_at, outcome, reason, confidence, missing_numbers, seconds)
            values ($1, $2, $3, $4, $5, $6, $7) returning id
            """;
    private static final String NAME =
            """
            insert into listed_name
                   (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box, published_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private final Pool pool;
    private final JobStore jobs;

    ReadingStore(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /** An image that waits to be read. @param synthetic one of our own, which says nothing about how pages are read */
    record Waiting(long id, byte[] sha256, long sourceId, LocalDate publishedOn, boolean synthetic) {}

    /** Fails for good when there is no such image. */
    Future<Waiting> load(long imageId) {
        return pool.preparedQuery(IMAGE).execute(Tuple.of(imageId)).map(rows -> {
            if (rows.size() == 0) {
                throw new PermanentFailureException("there is no image " + imageId);
            }
            Row row = rows.iterator().next();
            return new Waiting(
                    row.getLong("id"),
                    row.getBuffer("sha256").getBytes(),
                    row.getLong("source_id"),
                    row.getLocalDate("published_on"),
                    row.getBoolean("synthetic"));
        });
    }

    Future<Void> finish(Claim claim, Waiting image, ImageOutcome outcome, Duration took) {
        return pool.withTransaction(transaction -> insertReading(transaction, image, outcome, took)
                .compose(readingId -> insertNames(transaction, image, readingId, outcome.names())
                        .compose(done -> TypedNames.keep(transaction, image.id(), readingId)))
                .compose(typed -> typed == 0 && outcome.names().isEmpty()
                        ? Future.succeededFuture()
                        : jobs.enqueue(transaction, JobKind.MATCH_IMAGE, image.id()))
                .compose(done -> jobs.finish(transaction, claim)));
    }

    private Future<Long> insertReading(SqlConnection transaction, Waiting image, ImageOutcome outcome, Duration took) {
        Tuple reading = Tuple.of(image.id(), jobs.now().atOffset(ZoneOffset.UTC), outcome.kind(), outcome.reason());
        reading.addValue(outcome.confidence());
        reading.addValue(outcome.missingNumbers());
        reading.addValue(took.toMillis() / 1000f);
        return transaction.preparedQuery(READING).execute(reading).map(rows -> rows.iterator()
                .next()
                .getLong("id"));
    }

    private static Future<Void> insertNames(
            SqlConnection transaction, Waiting image, long readingId, List<ImageOutcome.NameOnPage> names) {
        if (names.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> rows = new ArrayList<>();
        for (ImageOutcome.NameOnPage found : names) {
            ListedName name = found.name();
            Tuple row = Tuple.of(readingId, image.id(), image.sourceId(), found.page(), name.line());
            row.addValue(name.number().isPresent() ? name.number().getAsInt() : null);
            row.addValue(name.text());
            row.addValue(tokens(name));
            row.addValue((float) name.confidence());
            row.addValue(box(name.box(), found.turn()));
            row.addValue(image.publishedOn());
            rows.add(row);
        }
        return transaction.preparedQuery(NAME).executeBatch(rows).mapEmpty();
    }

    /** x, y, width, height in pixels of the page as published; then what sets it upright, when it does not stand so. */
    private static Integer[] box(Box box, Turn turn) {
        return turn == Turn.NONE
                ? new Integer[] {box.x(), box.y(), box.width(), box.height()}
                : new Integer[] {box.x(), box.y(), box.width(), box.height(), turn.quarters()};
    }

    private static JsonArray tokens(ListedName name) {
        JsonArray tokens = new JsonArray();
        name.tokens()
                .forEach(token ->
                        tokens.add(new JsonObject().put("text", token.text()).put("confidence", token.confidence())));
        return tokens;
    }
}
