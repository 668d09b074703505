package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The record of what operators did, written in the transaction of the deed. Ids and codes only: it is kept for ever. */
final class Audit {
    private static final String INSERT =
            "insert into audit (at, operator_id, login, action, subject, details) values ($1, $2, $3, $4, $5, $6)";

    private final InstantSource clock;

    Audit(InstantSource clock) {
        this.clock = clock;
    }

    /** Who did it. */
    record Actor(@Nullable Long id, String login) {
        /** Somebody at the server's own command line. */
        static final Actor COMMAND_LINE = new Actor(null, "command line");

        static Actor of(Caller caller) {
            return new Actor(caller.id(), caller.login());
        }
    }

    /**
     * @param action of the form {@code review.confirm}
     * @param subject what it was done to, such as {@code review:42}
     * @param details numbers and codes that the action needs to be understood; no name and no address of a person
     */
    Future<Void> record(SqlClient transaction, Actor actor, String action, String subject, JsonObject details) {
        Tuple row =
                Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), actor.id(), actor.login(), action, subject, details);
        return transaction.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    Future<Void> record(SqlClient transaction, Caller caller, String action, String subject) {
        return record(transaction, caller, action, subject, new JsonObject());
    }

    Future<Void> record(SqlClient transaction, Caller caller, String action, String subject, JsonObject details) {
        return record(transaction, Actor.of(caller), action, subject, details);
    }
}
