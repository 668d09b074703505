package cm.mtchoun.apikey;

import cm.mtchoun.http.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: all but its text.
 *
 * @param name whose it is
 * @param expiresAt null: when it is revoked
 * @param lastUsedAt to the minute; null: not yet
 */
public record ApiKey(
        long id,
        String name,
        boolean test,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    static ApiKey of(Row row) {
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getBoolean("test"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("revoked_at")),
                instant(row.getOffsetDateTime("last_used_at")));
    }

    boolean opens(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    Caller caller() {
        return new Caller(id, test, Set.copyOf(scopes));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("name", name)
                .put("test", test)
                .put("scopes", new JsonArray(scopes))
                .put("createdAt", createdAt.toString())
                .put("expiresAt", expiresAt == null ? null : expiresAt.toString());
    }

    /** What those who run the service see of it. */
    public JsonObject toOperatorJson() {
        return toJson().put("id", Long.toString(id))
                .put("revokedAt", revokedAt == null ? null : revokedAt.toString())
                .put("lastUsedAt", lastUsedAt == null ? null : lastUsedAt.toString());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
