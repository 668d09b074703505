package cm.mtchoun.operator;

import cm.mtchoun.operator.SessionStore.End;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;

/** The account that all others come from; made, and let in again, only at the server's own command line. */
public final class FirstAdmin {
    private static final String ANYBODY = "select count(*) from operator";

    private final Pool pool;
    private final InstantSource clock;
    private final Audit audit;
    private final OperatorStore operators = new OperatorStore();
    private final SessionStore sessions = new SessionStore();

    public FirstAdmin(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
        this.audit = new Audit(clock);
    }

    /** Whether there is an account already. */
    public Future<Boolean> exists() {
        return pool.query(ANYBODY).execute().map(rows -> rows.iterator().next().getLong(0) > 0);
    }

    /** Fails with a sentence when the login is not of the right form. */
    public Future<Void> create(String login, String password) {
        if (!login.matches("[a-z][a-z0-9._-]{2,39}")) {
            return Future.failedFuture("a login has 3 to 40 of a-z 0-9 . _ - and begins with a letter");
        }
        return checked(
                password,
                hash -> pool.withTransaction(transaction -> operators
                        .add(transaction, login, login, Rank.ADMIN, hash, clock.instant())
                        .compose(added -> added.isEmpty()
                                ? Future.failedFuture("there is an operator " + login + " already")
                                : record(transaction, "operator.added", added.get()))));
    }

    /** For somebody who can log in no more: a new password, role admin, active. Fails when there is no such account. */
    public Future<Void> letInAgain(String login, String password) {
        return checked(
                password,
                hash -> pool.withTransaction(transaction -> operators
                        .byLogin(transaction, login)
                        .compose(found -> found.isEmpty()
                                ? Future.failedFuture("there is no operator " + login)
                                : letIn(transaction, found.get().operator().id(), hash))));
    }

    private Future<Void> letIn(SqlConnection transaction, long id, String hash) {
        return operators
                .setPassword(transaction, id, hash)
                .compose(set -> operators.change(transaction, id, null, Rank.ADMIN.code(), true))
                .compose(changed -> sessions.endAll(transaction, id, End.PASSWORD_CHANGED, 0, clock.instant())
                        .compose(ended -> record(transaction, "operator.password_reset", changed.orElseThrow())));
    }

    private Future<Void> record(SqlConnection transaction, String action, JsonObject operator) {
        return audit.record(
                transaction,
                Audit.Actor.COMMAND_LINE,
                action,
                "operator:" + operator.getString("id"),
                new JsonObject().put("role", Rank.ADMIN.code()));
    }

    private static Future<Void> checked(String password, java.util.function.Function<String, Future<Void>> then) {
        return password.length() < Passwords.SHORTEST
                ? Future.failedFuture("a password has %d characters or more".formatted(Passwords.SHORTEST))
                : then.apply(Passwords.hashNow(password));
    }

    /** @return a strong password that can be read aloud */
    public static String newPassword() {
        return Passwords.generate();
    }
}
