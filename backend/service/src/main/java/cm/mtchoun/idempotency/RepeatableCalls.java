package cm.mtchoun.idempotency;

import cm.mtchoun.http.Problem;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Answers a call that carries an {@code Idempotency-Key} once, and gives the same answer to its repetitions for a day. The
 * key is noted in the transaction of the call's effect: a call that failed leaves nothing, and one that is still under way
 * makes its repetition wait for it. Safe from any thread.
 */
public final class RepeatableCalls {
    public static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String CLAIM =
            """
            insert into repeatable_call (hash, body_hash, answer, created_at) values ($1, $2, 'null', $3)
            on conflict (hash) do update set hash = excluded.hash, created_at = $3, body_hash = $2, answer = 'null'
                where repeatable_call.created_at <= $4
            """;
    private static final String EARLIER = "select body_hash, answer from repeatable_call where hash = $1";
    private static final String ANSWERED = "update repeatable_call set answer = $2 where hash = $1";
    private static final String FORGET = "delete from repeatable_call where created_at <= $1";

    private final Tokens tokens;

    public RepeatableCalls(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param who tells clients apart, whose keys may be alike
     * @param key as the client sent it
     * @param effect what the call does within this transaction; its answer must hold nothing personal
     * @return fails with a problem when the key came with another body before
     */
    public Future<JsonObject> once(
            SqlConnection transaction,
            String who,
            String key,
            JsonObject body,
            Instant now,
            Supplier<Future<JsonObject>> effect) {
        Buffer hash = keyed("idempotency key", who + "\n" + key);
        Buffer bodyHash = keyed("idempotent body", body.encode());
        Tuple claim = Tuple.of(hash, bodyHash, at(now), at(now.minus(REMEMBERED)));
        return transaction
                .preparedQuery(CLAIM)
                .execute(claim)
                .compose(claimed -> claimed.rowCount() == 1
                        ? effect.get().compose(answer -> keep(transaction, hash, answer))
                        : repeat(transaction, hash, bodyHash));
    }

    public Future<Void> tidy(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(at(now.minus(REMEMBERED))))
                .mapEmpty();
    }

    private static Future<JsonObject> keep(SqlConnection transaction, Buffer hash, JsonObject answer) {
        return transaction
                .preparedQuery(ANSWERED)
                .execute(Tuple.of(hash, answer.encode())) // as text: the same to the last character
                .map(answer);
    }

    private static Future<JsonObject> repeat(SqlConnection transaction, Buffer hash, Buffer bodyHash) {
        return transaction.preparedQuery(EARLIER).execute(Tuple.of(hash)).map(rows -> earlier(rows, bodyHash));
    }

    private static JsonObject earlier(RowSet<Row> rows, Buffer bodyHash) {
        Row row = rows.iterator().next();
        if (row.getBuffer("body_hash").equals(bodyHash)) {
            return new JsonObject(String.valueOf(row.getValue("answer")));
        }
        throw Problem.of(
                        422,
                        "idempotency-mismatch",
                        "This Idempotency-Key was used for something else",
                        "It came with another body within the last 24 hours; use a new key for another request.")
                .asException();
    }

    private Buffer keyed(String domain, String text) {
        return Buffer.buffer(tokens.keyed(domain, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
