package cm.mtchoun.match;

import io.vertx.sqlclient.Row;

/** A registered person, as far as matching needs to know. */
record Registrant(long id, String name) {

    /** From {@code registration_id, name}. */
    static Registrant of(Row row) {
        return new Registrant(row.getLong("registration_id"), row.getString("name"));
    }
}
