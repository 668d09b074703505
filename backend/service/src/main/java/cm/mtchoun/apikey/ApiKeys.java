package cm.mtchoun.apikey;

import cm.mtchoun.http.Caller;
import cm.mtchoun.http.Callers;
import cm.mtchoun.token.Tokens;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys, each shown once and kept hashed. One that is revoked elsewhere opens nothing two seconds later. */
public final class ApiKeys implements Callers {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String COLUMNS = "id, name, test, scopes, created_at, expires_at, revoked_at, last_used_at";
    private static final String INSERT =
            """
            insert into api_key (hash, name, test, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
            returning\s"""
                    + COLUMNS;
    private static final String BY_HASH = "select " + COLUMNS + " from api_key where hash = $1";
    private static final String BY_ID = "select " + COLUMNS + " from api_key where id = $1";
    private static final String ALL = "select " + COLUMNS + " from api_key order by id";
    private static final String USED = "update api_key set last_used_at = $2 where id = $1";
    private static final String REVOKE =
            "update api_key set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id";

    private final Pool pool;
    private final KeyText text;
    private final InstantSource clock;
    /** By the hash of the key, its bytes as a buffer. */
    private final Cache<ByteBuffer, ApiKey> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(BELIEVED).build();

    public ApiKeys(Pool pool, Tokens tokens, InstantSource clock) {
        this.pool = pool;
        this.text = new KeyText(tokens);
        this.clock = clock;
    }

    /**
     * @param name whose it is, for people
     * @param expiresAt null: never
     * @return the key with its text, which is kept nowhere
     */
    public Future<Made> create(String name, boolean test, Set<Scope> scopes, @Nullable Instant expiresAt) {
        return create(pool, name, test, scopes, expiresAt);
    }

    /** As {@link #create(String, boolean, Set, Instant)}, within the caller's transaction. */
    public Future<Made> create(
            SqlClient transaction, String name, boolean test, Set<Scope> scopes, @Nullable Instant expiresAt) {
        String key = text.create(test);
        String[] codes = scopes.stream().sorted().map(Scope::code).toArray(String[]::new);
        Tuple row = Tuple.of(
                Buffer.buffer(Tokens.hash(key)),
                name,
                test,
                codes,
                at(clock.instant()),
                expiresAt == null ? null : at(expiresAt));
        return transaction
                .preparedQuery(INSERT)
                .execute(row)
                .map(rows -> new Made(ApiKey.of(rows.iterator().next()), key));
    }

    /** @return all, oldest first, revoked ones too */
    public Future<List<ApiKey>> all() {
        return pool.query(ALL).execute().map(rows -> {
            List<ApiKey> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(ApiKey.of(row)));
            return keys;
        });
    }

    /** @return false when there is no such key; revoking twice changes nothing */
    public Future<Boolean> revoke(long id) {
        return revoke(pool, id);
    }

    /** As {@link #revoke(long)}, within the caller's transaction. */
    public Future<Boolean> revoke(SqlClient transaction, long id) {
        return transaction
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, at(clock.instant())))
                .map(rows -> rows.size() == 1)
                .onSuccess(done -> known.invalidateAll());
    }

    Future<Optional<ApiKey>> byId(long id) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(id)).map(ApiKeys::first);
    }

    @Override
    public Future<Optional<Caller>> find(String key) {
        if (!text.isOurs(key)) {
            return Future.succeededFuture(Optional.empty());
        }
        byte[] hash = Tokens.hash(key);
        ApiKey cached = known.getIfPresent(ByteBuffer.wrap(hash));
        Future<Optional<ApiKey>> found = cached == null ? load(hash) : Future.succeededFuture(Optional.of(cached));
        return found.map(one -> one.filter(kept -> kept.opens(clock.instant())).map(ApiKey::caller));
    }

    private Future<Optional<ApiKey>> load(byte[] hash) {
        return pool.preparedQuery(BY_HASH)
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(ApiKeys::first)
                .onSuccess(found -> found.ifPresent(key -> {
                    known.put(ByteBuffer.wrap(hash), key);
                    noteUse(key);
                }));
    }

    private void noteUse(ApiKey key) {
        Instant now = clock.instant();
        if (key.opens(now)
                && (key.lastUsedAt() == null
                        || key.lastUsedAt().plus(USE_NOTED_EVERY).isBefore(now))) {
            pool.preparedQuery(USED)
                    .execute(Tuple.of(key.id(), at(now)))
                    .onFailure(cause -> LOG.warn("Cannot note the use of key {}: {}", key.id(), cause.toString()));
        }
    }

    private static Optional<ApiKey> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(ApiKey.of(rows.iterator().next()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param text shown once */
    public record Made(ApiKey key, String text) {}
}
