package cm.mtchoun.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook}; nobody sees those of another key. Safe from any thread. */
final class WebhookStore {
    static final int MOST = 10;
    static final Duration FORMER_SIGNS = Duration.ofHours(24);

    private static final String COLUMNS =
            """
            id, url, events, active, created_at,
            (select count(*) from webhook_delivery d where d.webhook_id = webhook.id and d.state = 'dead') as dead
            """;
    private static final String INSERT =
            """
            insert into webhook (api_key_id, url, events, nonce, created_at)
            select $1, $2, $3, $4, $5 where (select count(*) from webhook where api_key_id = $1) < $6
            returning\s"""
                    + COLUMNS;
    private static final String OF_KEY =
            "select " + COLUMNS + " from webhook where api_key_id = $1 and ($2::bigint is null or id = $2) order by id";
    private static final String CHANGE =
            """
            update webhook set url = coalesce($3, url), events = coalesce($4, events), active = coalesce($5, active)
            where api_key_id = $1 and id = $2
            returning\s"""
                    + COLUMNS;
    private static final String ROTATE =
            """
            update webhook set former_nonce = nonce, former_until = $4, nonce = $3 where api_key_id = $1 and id = $2
            returning\s"""
                    + COLUMNS;
    private static final String DELETE = "delete from webhook where api_key_id = $1 and id = $2";

    private final Pool pool;

    WebhookStore(Pool pool) {
        this.pool = pool;
    }

    /** @return empty when the key has as many as it may have */
    Future<Optional<Webhook>> add(long key, String url, List<String> events, byte[] nonce, Instant now) {
        Tuple row = Tuple.tuple()
                .addLong(key)
                .addString(url)
                .addValue(events.toArray(String[]::new))
                .addBuffer(Buffer.buffer(nonce))
                .addValue(at(now))
                .addInteger(MOST);
        return one(INSERT, row);
    }

    /** Oldest first. */
    Future<List<Webhook>> all(long key) {
        return pool.preparedQuery(OF_KEY)
                .execute(Tuple.tuple().addLong(key).addLong(null))
                .map(WebhookStore::webhooks);
    }

    Future<Optional<Webhook>> one(long key, long id) {
        return one(OF_KEY, Tuple.of(key, id));
    }

    /** Null leaves as it is. */
    Future<Optional<Webhook>> change(
            long key, long id, @Nullable String url, @Nullable List<String> events, @Nullable Boolean active) {
        String[] types = events == null ? null : events.toArray(String[]::new);
        return one(CHANGE, Tuple.of(key, id, url).addValue(types).addValue(active));
    }

    /** The secret that is replaced goes on signing beside the new one for a while. */
    Future<Optional<Webhook>> rotate(long key, long id, byte[] nonce, Instant now) {
        return one(ROTATE, Tuple.of(key, id, Buffer.buffer(nonce), at(now.plus(FORMER_SIGNS))));
    }

    /** What waits for it goes too. @return false when there is none */
    Future<Boolean> delete(long key, long id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(key, id)).map(rows -> rows.rowCount() == 1);
    }

    private Future<Optional<Webhook>> one(String statement, Tuple parameters) {
        return pool.preparedQuery(statement).execute(parameters).map(rows -> Rows.first(rows)
                .map(Webhook::of));
    }

    private static List<Webhook> webhooks(RowSet<Row> rows) {
        List<Webhook> webhooks = new ArrayList<>();
        rows.forEach(row -> webhooks.add(Webhook.of(row)));
        return webhooks;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
