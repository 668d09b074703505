package cm.mtchoun.operator;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;

/** An account. Its password is known to nobody but its owner, its hash only to {@link OperatorStore}. */
record Operator(long id, String login, String name, Rank rank, boolean active) {

    static Operator of(Row row) {
        return new Operator(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Rank.of(row.getString("rank")),
                row.getBoolean("active"));
    }

    /** Who it is, as the operator sees herself. */
    JsonObject toJson() {
        return new JsonObject()
                .put("id", Long.toString(id))
                .put("login", login)
                .put("name", name)
                .put("role", rank.code());
    }
}
