package cm.mtchoun.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is kept about one registration, for its owner to take away. Column aliases are its member names. */
final class Export {
    private static final String REGISTRATION =
            """
            select r.name, r.email, r.email_hash as "emailHash", r.lang, s.key as source, r.state,
                   r.deposited_on as "depositedOn", r.created_at as "registeredAt", r.confirmed_at as "confirmedAt",
                   r.notified_at as "notifiedAt", r.ended_at as "endedAt"
            from registration r join source s on s.id = r.source_id where r.id = $1
            """;
    private static final String PENDING =
            """
            select email, asked_at as "askedAt", expires_at as "expiresAt" from address_change where registration_id = $1
            """;
    private static final String MATCHES =
            """
            select m.id::text as id, l.text as "listedName", l.published_on as "publishedOn", m.score, m.reasons, m.state,
                   m.decided_at as "decidedAt", m.feedback, m.feedback_at as "feedbackAt"
            from match m join listed_name l on l.id = m.listed_name_id where m.registration_id = $1 order by m.id
            """;
    private static final String MAILS =
            """
            select m.kind, m.created_at as "createdAt", m.sent_at as "sentAt", m.outcome, m.payload
            from mail m where m.registration_id = $1 order by m.id
            """;
    private static final String LINKS =
            """
            select purpose, created_at as "createdAt", expires_at as "expiresAt", superseded_at as "supersededAt",
                   used_at as "usedAt"
            from token where registration_id = $1 order by created_at
            """;
    private static final String EVENTS =
            "select at, what from registration_event where registration_id = $1 order by at, id";
    private static final String KEYS =
            "select unnest(keys)::text as key from registration_key where registration_id = $1";
    private static final List<String> LISTS = List.of(PENDING, MATCHES, MAILS, LINKS, EVENTS, KEYS);

    private final Pool pool;

    Export(Pool pool) {
        this.pool = pool;
    }

    /** @return empty when there is no such registration */
    Future<Optional<JsonObject>> of(long id, Instant now) {
        return rows(REGISTRATION, id).compose(found -> Future.all(
                        LISTS.stream().map(query -> rows(query, id)).toList())
                .map(lists -> found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(together(found.getJsonObject(0), lists.list(), now))));
    }

    private static JsonObject together(JsonObject registration, List<JsonArray> lists, Instant now) {
        JsonArray pending = lists.get(0);
        JsonArray keys = new JsonArray();
        lists.get(5).forEach(row -> keys.add(((JsonObject) row).getString("key")));
        return new JsonObject()
                .put("exportedAt", now.toString())
                .put("registration", registration)
                .put("pendingEmail", pending.isEmpty() ? null : pending.getJsonObject(0))
                .put("matches", lists.get(1))
                .put("mails", lists.get(2))
                .put("links", lists.get(3))
                .put("history", lists.get(4))
                .put("searchKeys", keys);
    }

    private Future<JsonArray> rows(String query, long id) {
        return pool.preparedQuery(query).execute(Tuple.of(id)).map(rows -> {
            JsonArray list = new JsonArray();
            rows.forEach(row -> list.add(json(row)));
            return list;
        });
    }

    private static JsonObject json(Row row) {
        JsonObject json = new JsonObject();
        for (int column = 0; column < row.size(); column++) {
            json.put(row.getColumnName(column), plain(row.getValue(column)));
        }
        return json;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof OffsetDateTime at) {
            return at.toInstant().toString();
        }
        if (value instanceof Buffer bytes) {
            return HexFormat.of().formatHex(bytes.getBytes());
        }
        return value instanceof LocalDate day ? day.toString() : value;
    }
}
