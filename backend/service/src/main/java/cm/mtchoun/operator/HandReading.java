package cm.mtchoun.operator;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what was read, by hand. A reading is never changed: the corrected one is a reading of its own, with all lines of
 * the one before, and is matched like any other.
 */
final class HandReading {
    /** The reason of a reading that an operator made. */
    static final String REASON = "by hand";

    private static final String LOCK_IMAGE = "select id from image where id = $1 for update";
    private static final String IMAGE_OF = "select image_id from listed_name where id = $1";
    private static final String COPY_READING =
            """
            insert into reading (image_id, read_at, outcome, reason, confidence, missing_numbers, seconds)
            select image_id, $2, case when outcome in ('no_list', 'unreadable') then 'badly_read' else outcome end, $3,
                   confidence, greatest(0, missing_numbers - $4), 0
            from reading where id = (select max(id) from reading where image_id = $1)
              and ($5::bigint is null or id = (select reading_id from listed_name where id = $5))
            returning id
            """;
    private static final String COPY_NAMES =
            """
            insert into listed_name
                   (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box, published_on, typed)
            select $2, image_id, source_id, page, line, number,
                   case when id = $3 then $4 else text end, case when id = $3 then $5 else tokens end,
                   case when id = $3 then 1 else confidence end, box, published_on, typed or id is not distinct from $3
            from listed_name
            where reading_id = (select max(id) from reading where image_id = $1 and id < $2)
            """;
    private static final String ADD_NAME =
            """
            insert into listed_name
                   (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box, published_on, typed)
            select $2, i.id, c.source_id, $3,
                   (select coalesce(max(line), -1) + 1 from listed_name where reading_id = $2 and page = $3),
                   $4, $5, $6, 1, $7, c.published_on, true
            from image i join communique c on c.id = i.communique_id where i.id = $1
            """;
    /** What waited for a decision about the text that was wrong waits no more: the right one is compared anew. */
    private static final String DECIDE_OPEN =
            """
            insert into review_decision (match_id, decision, operator_id, decided_at, effective_at)
            select id, 'reject', $2, $3, $3 from match where listed_name_id = $1 and state = 'review'
            on conflict do nothing
            """;

    private static final String CLOSE_OPEN =
            "update match set state = 'rejected' where listed_name_id = $1 and state = 'review'";
    private static final String ACCEPT =
            """
            insert into page_check (reading_id, operator_id, checked_at)
            select max(id), $2, $3 from reading where image_id = $1 having max(id) is not null
            on conflict (reading_id) do update set operator_id = $2, checked_at = $3
            """;

    private final OperatorParts parts;

    HandReading(OperatorParts parts) {
        this.parts = parts;
    }

    /** A line that the reading missed. @param box x, y, width and height in pixels */
    record Missed(String text, @Nullable Integer number, int page, Integer[] box) {}

    /** Types a name anew. @return the image; fails with 409 when the page was read again meanwhile */
    Future<Long> correct(Caller caller, long name, String text) {
        JsonArray tokens = tokens(text);
        return parts.inTransaction(transaction -> imageOf(transaction, name)
                        .compose(image -> newReading(transaction, image, 0, name)
                                .compose(reading -> transaction
                                        .preparedQuery(COPY_NAMES)
                                        .execute(Tuple.of(image, reading, name, text.strip(), tokens)))
                                .compose(copied -> closeReviews(transaction, caller, name))
                                .compose(closed -> matchAgain(transaction, image))
                                .compose(due -> parts.audit()
                                        .record(
                                                transaction,
                                                caller,
                                                "page.name_corrected",
                                                "image:" + image,
                                                detail("name", name)))
                                .map(image)))
                .onSuccess(this::wakeMatching);
    }

    /** Adds a name that the reading missed. @return the image */
    Future<Long> add(Caller caller, long image, Missed missed) {
        JsonArray tokens = tokens(missed.text());
        return parts.inTransaction(transaction -> lock(transaction, image)
                        .compose(locked -> newReading(transaction, image, missed.number() == null ? 0 : 1, null))
                        .compose(reading -> transaction
                                .preparedQuery(COPY_NAMES)
                                .execute(Tuple.of(image, reading, null, "", new JsonArray()))
                                .compose(copied -> transaction
                                        .preparedQuery(ADD_NAME)
                                        .execute(Tuple.of(image, reading, missed.page(), missed.number())
                                                .addValue(missed.text().strip())
                                                .addValue(tokens)
                                                .addValue(missed.box()))))
                        .compose(added -> matchAgain(transaction, image))
                        .compose(due -> parts.audit().record(transaction, caller, "page.name_added", "image:" + image))
                        .map(image))
                .onSuccess(this::wakeMatching);
    }

    /** Has an image read again. */
    Future<Void> readAgain(Caller caller, long image) {
        return parts.inTransaction(transaction -> lock(transaction, image)
                        .compose(there -> again(transaction, JobKind.READ_IMAGE, image))
                        .compose(due -> parts.audit().record(transaction, caller, "page.read_again", "image:" + image)))
                .onSuccess(done -> Signal.IMAGE_STORED.send(parts.vertx().eventBus(), image));
    }

    /** The newest reading is good enough. */
    Future<Void> accept(Caller caller, long image) {
        return parts.inTransaction(transaction -> transaction
                .preparedQuery(ACCEPT)
                .execute(Tuple.of(image, caller.id(), parts.now().atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.rowCount() == 1
                        ? parts.audit().record(transaction, caller, "page.accepted", "image:" + image)
                        : Future.failedFuture(noSuchPage().get())));
    }

    private Future<Long> imageOf(SqlConnection transaction, long name) {
        return transaction
                .preparedQuery(IMAGE_OF)
                .execute(Tuple.of(name))
                .map(rows -> Rows.first(rows, row -> row.getLong("image_id")))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("There is no such listed name.").asException()))
                .compose(image -> lock(transaction, image).map(image));
    }

    /** One correction of an image after the other. */
    private static Future<Void> lock(SqlConnection transaction, long image) {
        return transaction
                .preparedQuery(LOCK_IMAGE)
                .execute(Tuple.of(image))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(noSuchPage().get()));
    }

    private Future<Long> newReading(SqlConnection transaction, long image, int found, @Nullable Long ofName) {
        Tuple row = Tuple.of(image, parts.now().atOffset(ZoneOffset.UTC), REASON, found, ofName);
        return transaction
                .preparedQuery(COPY_READING)
                .execute(row)
                .map(rows -> Rows.first(rows, reading -> reading.getLong("id")))
                .map(reading -> reading.orElseThrow(() -> Problem.of(
                                409, "read-meanwhile", "Read meanwhile", "The page was read anew; look at it again.")
                        .asException()));
    }

    private Future<Void> closeReviews(SqlConnection transaction, Caller caller, long name) {
        return transaction
                .preparedQuery(DECIDE_OPEN)
                .execute(Tuple.of(name, caller.id(), parts.now().atOffset(ZoneOffset.UTC)))
                .compose(decided -> transaction.preparedQuery(CLOSE_OPEN).execute(Tuple.of(name)))
                .mapEmpty();
    }

    private Future<Void> matchAgain(SqlConnection transaction, long image) {
        return again(transaction, JobKind.MATCH_IMAGE, image);
    }

    /** Now; and once more if it is just being done, with what was there before. */
    private Future<Void> again(SqlConnection transaction, JobKind kind, long image) {
        return parts.jobs().enqueue(transaction, kind, image).compose(marked -> parts.jobs()
                .runNow(transaction, kind, image));
    }

    private void wakeMatching(long image) {
        Signal.IMAGE_READ.send(parts.vertx().eventBus(), image);
    }

    /** An operator is sure of what she types. */
    private static JsonArray tokens(String text) {
        if (PersonName.parse(text).folded().isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("/text", "too_short", "is no name")))
                    .asException();
        }
        return new JsonArray(Arrays.stream(text.strip().split("\\s+"))
                .map(word -> new JsonObject().put("text", word).put("confidence", 1))
                .toList());
    }

    private static JsonObject detail(String key, long id) {
        return new JsonObject().put(key, Long.toString(id));
    }

    private static Supplier<RuntimeException> noSuchPage() {
        return () -> Problem.notFound("There is no such page.").asException();
    }
}
