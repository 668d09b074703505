package cm.mtchoun.operator;

import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

/** The tables of sessions and of the tokens that continue them. Only hashes of tokens are kept. */
final class SessionStore {
    /** A session not continued for so long is over. */
    static final Duration REFRESH_WITHIN = Duration.ofDays(7);
    /** However often it is continued. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final int TOKEN_BYTES = 32;

    private static final String OPEN =
            "insert into operator_session (operator_id, created_at, expires_at) values ($1, $2, $3) returning id";
    private static final String CALLER =
            """
            select o.id, o.login, o.name, o.rank, s.id as session
            from operator_session s join operator o on o.id = s.operator_id
            where s.id = $1 and s.ended_at is null and s.expires_at > $2 and o.active
            """;
    private static final String ADD_REFRESH =
            "insert into operator_refresh (hash, session_id, expires_at) values ($1, $2, $3)";
    private static final String USE_REFRESH =
            """
            update operator_refresh set used_at = $2 where hash = $1 and used_at is null and expires_at > $2
            returning session_id
            """;
    private static final String SESSION_OF_REFRESH =
            "select session_id from operator_refresh where hash = $1 and (used_at is not null or $2)";
    private static final String END =
            "update operator_session set ended_at = $2, ended_why = $3 where id = $1 and ended_at is null";
    private static final String END_ALL =
            """
            update operator_session set ended_at = $2, ended_why = $3
            where operator_id = $1 and ended_at is null and id is distinct from $4
            """;
    private static final String FORGET_OLD = "delete from operator_session where expires_at < $1";

    private final SecureRandom random = new SecureRandom();

    /** Why a session ended before its time; the name in lower case is {@code operator_session.ended_why}. */
    enum End {
        LOGGED_OUT,
        TOKEN_REUSED,
        PASSWORD_CHANGED,
        MADE_INACTIVE;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Opens a session, and lets go of those whose time is long over. @return its id */
    Future<Long> open(SqlClient transaction, long operator, Instant now) {
        return transaction
                .preparedQuery(FORGET_OLD)
                .execute(Tuple.of(at(now.minus(LONGEST))))
                .compose(done ->
                        transaction.preparedQuery(OPEN).execute(Tuple.of(operator, at(now), at(now.plus(LONGEST)))))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** @return the operator of an open session, as the account is now; empty when it ended or the account is inactive */
    Future<Optional<Caller>> caller(SqlClient client, long session, Instant now) {
        return client.preparedQuery(CALLER)
                .execute(Tuple.of(session, at(now)))
                .map(rows -> Rows.first(rows, SessionStore::callerOf));
    }

    /** @return a token that continues the session once */
    Future<String> newRefresh(SqlClient transaction, long session, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return transaction
                .preparedQuery(ADD_REFRESH)
                .execute(Tuple.of(hash(token), session, at(now.plus(REFRESH_WITHIN))))
                .map(token);
    }

    /** Uses a token up. @return its session; empty when it is unknown, too old, or was used before */
    Future<Optional<Long>> use(SqlClient transaction, String token, Instant now) {
        return transaction
                .preparedQuery(USE_REFRESH)
                .execute(Tuple.of(hash(token), at(now)))
                .map(rows -> Rows.first(rows, row -> row.getLong("session_id")));
    }

    /** @return the session a used token belonged to; with {@code orUnused}, that of any token we gave out */
    Future<Optional<Long>> sessionOf(SqlClient client, String token, boolean orUnused) {
        return client.preparedQuery(SESSION_OF_REFRESH)
                .execute(Tuple.of(hash(token), orUnused))
                .map(rows -> Rows.first(rows, row -> row.getLong("session_id")));
    }

    /** @return whether it was open */
    Future<Boolean> end(SqlClient client, long session, End why, Instant now) {
        return client.preparedQuery(END)
                .execute(Tuple.of(session, at(now), why.code()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @param but a session to leave open; 0 for none */
    Future<Void> endAll(SqlClient client, long operator, End why, long but, Instant now) {
        return client.preparedQuery(END_ALL)
                .execute(Tuple.of(operator, at(now), why.code(), but))
                .mapEmpty();
    }

    private static Caller callerOf(Row row) {
        return new Caller(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Rank.of(row.getString("rank")),
                row.getLong("session"));
    }

    private static Buffer hash(String token) {
        return Buffer.buffer(Tokens.hash(token));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
