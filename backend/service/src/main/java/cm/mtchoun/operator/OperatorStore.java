package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code operator}. Every statement runs on the client, or in the transaction, it is given. */
final class OperatorStore {
    private static final String COLUMNS = " id, login, name, rank, active, created_at, last_login_at ";
    private static final String BY_LOGIN =
            "select id, login, name, rank, active, password_hash from operator where login = $1";
    private static final String BY_ID =
            "select id, login, name, rank, active, password_hash from operator where id = $1";
    private static final String ALL = "select" + COLUMNS + "from operator order by login";
    private static final String ADD =
            """
            insert into operator (login, name, rank, password_hash, created_at) values ($1, $2, $3, $4, $5)
            on conflict (login) do nothing
            returning id, login, name, rank, active, created_at, last_login_at
            """;
    private static final String CHANGE =
            """
            update operator set name = coalesce($2, name), rank = coalesce($3, rank), active = coalesce($4, active)
            where id = $1
            returning id, login, name, rank, active, created_at, last_login_at
            """;
    private static final String ADMINS =
            "select id from operator where rank = 'admin' and active order by id for update";
    private static final String SET_PASSWORD =
            "update operator set password_hash = $2 where id = $1 returning" + COLUMNS;
    private static final String LOGGED_IN = "update operator set last_login_at = $2 where id = $1";

    /** An account with the hash of its password. */
    record Account(Operator operator, String passwordHash) {}

    Future<Optional<Account>> byLogin(SqlClient client, String login) {
        return client.preparedQuery(BY_LOGIN).execute(Tuple.of(login)).map(OperatorStore::account);
    }

    Future<Optional<Account>> byId(SqlClient client, long id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id)).map(OperatorStore::account);
    }

    /** All of them, active or not, by login. */
    Future<JsonArray> all(SqlClient client) {
        return client.query(ALL).execute().map(rows -> Rows.array(rows, OperatorStore::shown));
    }

    /** @return empty when the login is taken */
    Future<Optional<JsonObject>> add(SqlClient client, String login, String name, Rank rank, String hash, Instant now) {
        return client.preparedQuery(ADD)
                .execute(Tuple.of(login, name, rank.code(), hash, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> Rows.first(rows, OperatorStore::shown));
    }

    /** Null leaves a member as it is. @return empty when there is no such operator */
    Future<Optional<JsonObject>> change(
            SqlClient client, long id, @Nullable String name, @Nullable String rank, @Nullable Boolean active) {
        return client.preparedQuery(CHANGE)
                .execute(Tuple.of(id, name, rank, active))
                .map(rows -> Rows.first(rows, OperatorStore::shown));
    }

    /** Locks the accounts of active admins until the end of the transaction: two cannot remove each other. */
    Future<Integer> lockAdmins(SqlClient transaction) {
        return transaction.query(ADMINS).execute().map(RowSet::size);
    }

    Future<Optional<JsonObject>> setPassword(SqlClient client, long id, String hash) {
        return client.preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(id, hash))
                .map(rows -> Rows.first(rows, OperatorStore::shown));
    }

    Future<Void> loggedIn(SqlClient client, long id, Instant now) {
        return client.preparedQuery(LOGGED_IN)
                .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Optional<Account> account(RowSet<Row> rows) {
        return Rows.first(rows, row -> new Account(Operator.of(row), row.getString("password_hash")));
    }

    private static JsonObject shown(Row row) {
        return Operator.of(row)
                .toJson()
                .put("active", row.getBoolean("active"))
                .put("createdAt", Rows.time(row, "created_at"))
                .put("lastLoginAt", Rows.time(row, "last_login_at"));
    }
}
