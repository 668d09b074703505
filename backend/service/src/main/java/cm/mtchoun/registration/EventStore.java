package cm.mtchoun.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table {@code registration_event}: what a person did on her private page. */
final class EventStore {
    private static final String ADD = "insert into registration_event (registration_id, at, what) values ($1, $2, $3)";
    private static final String TODAY =
            "select count(*) from registration_event where registration_id = $1 and what = $2 and at > $3";
    private static final String OF =
            "select at, what from registration_event where registration_id = $1 order by at, id";

    Future<Void> add(SqlClient transaction, long registrationId, What what, Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(registrationId, now.atOffset(ZoneOffset.UTC), what.code()))
                .mapEmpty();
    }

    /** How often it happened in the last 24 hours. */
    Future<Long> today(SqlClient transaction, long registrationId, What what, Instant now) {
        Tuple since = Tuple.of(
                registrationId, what.code(), now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(TODAY).execute(since).map(rows -> rows.iterator()
                .next()
                .getLong(0));
    }

    /** @return oldest first */
    Future<List<Happened>> of(SqlClient client, long registrationId) {
        return client.preparedQuery(OF).execute(Tuple.of(registrationId)).map(rows -> {
            List<Happened> events = new ArrayList<>();
            for (Row row : rows) {
                events.add(new Happened(row.getOffsetDateTime("at").toInstant(), row.getString("what")));
            }
            return events;
        });
    }

    /** @param what a code of the contract's {@code Event} */
    record Happened(Instant at, String what) {}

    /** What can happen on the private page; in lower case a code of the contract. */
    enum What {
        NAME_CHANGED,
        DEPOSIT_CHANGED,
        ADDRESS_ASKED,
        ADDRESS_KEPT,
        ADDRESS_CHANGED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
