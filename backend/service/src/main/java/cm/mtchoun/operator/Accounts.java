package cm.mtchoun.operator;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.operator.SessionStore.End;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may log in, and as what. There is always an active admin. */
final class Accounts {
    private final OperatorParts parts;
    private final OperatorStore operators = new OperatorStore();
    private final SessionStore sessions = new SessionStore();

    Accounts(OperatorParts parts) {
        this.parts = parts;
    }

    Future<JsonArray> all() {
        return operators.all(parts.pool());
    }

    /** @return {@code {"operator","password"}}; the password is shown this once */
    Future<JsonObject> add(Caller caller, String login, String name, Rank rank) {
        String password = Passwords.generate();
        return parts.passwords()
                .hash(password)
                .compose(hash -> parts.inTransaction(transaction -> operators
                        .add(transaction, login, name, rank, hash, parts.now())
                        .map(added -> added.orElseThrow(taken()))
                        .compose(operator -> record(
                                        transaction,
                                        caller,
                                        "added",
                                        operator,
                                        new JsonObject().put("role", rank.code()))
                                .map(withPassword(operator, password)))));
    }

    /** Null leaves a member as it is. A role counts from the next call on; an account made inactive is logged out. */
    Future<JsonObject> change(
            Caller caller, long id, @Nullable String name, @Nullable Rank rank, @Nullable Boolean active) {
        String code = rank == null ? null : rank.code();
        return parts.inTransaction(transaction -> operators
                .lockAdmins(transaction)
                .compose(locked -> operators.change(transaction, id, name, code, active))
                .map(changed -> changed.orElseThrow(unknown()))
                .compose(operator -> keepAnAdmin(transaction).map(operator))
                .compose(operator -> Boolean.FALSE.equals(active)
                        ? sessions.endAll(transaction, id, End.MADE_INACTIVE, 0, parts.now())
                                .map(operator)
                        : Future.succeededFuture(operator))
                .compose(operator -> record(transaction, caller, "changed", operator, details(code, active))
                        .map(operator)));
    }

    /** @return {@code {"operator","password"}}; whoever was logged in with the old one is logged out */
    Future<JsonObject> resetPassword(Caller caller, long id) {
        String password = Passwords.generate();
        return parts.passwords()
                .hash(password)
                .compose(hash -> parts.inTransaction(transaction -> operators
                        .setPassword(transaction, id, hash)
                        .map(changed -> changed.orElseThrow(unknown()))
                        .compose(operator -> sessions.endAll(transaction, id, End.PASSWORD_CHANGED, 0, parts.now())
                                .compose(ended ->
                                        record(transaction, caller, "password_reset", operator, new JsonObject()))
                                .map(withPassword(operator, password)))));
    }

    /** Every other session of the operator ends. */
    Future<Void> changeOwnPassword(Caller caller, String current, String wanted) {
        return operators
                .byId(parts.pool(), caller.id())
                .compose(found ->
                        parts.passwords().check(current, found.orElseThrow().passwordHash()))
                .compose(right -> right ? parts.passwords().hash(wanted) : wrongPassword())
                .compose(hash -> parts.inTransaction(transaction -> operators
                        .setPassword(transaction, caller.id(), hash)
                        .compose(set -> sessions.endAll(
                                transaction, caller.id(), End.PASSWORD_CHANGED, caller.session(), parts.now()))
                        .compose(ended -> parts.audit()
                                .record(transaction, caller, "operator.password_changed", "operator:" + caller.id()))));
    }

    private Future<Void> keepAnAdmin(SqlConnection transaction) {
        return operators
                .lockAdmins(transaction)
                .compose(left -> left > 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.of(
                                        409,
                                        "last-admin",
                                        "Last admin",
                                        "Nobody could look after the accounts any more; make somebody else admin first.")
                                .asException()));
    }

    private Future<Void> record(
            SqlConnection transaction, Caller caller, String what, JsonObject operator, JsonObject details) {
        return parts.audit()
                .record(transaction, caller, "operator." + what, "operator:" + operator.getString("id"), details);
    }

    private static JsonObject details(@Nullable String rank, @Nullable Boolean active) {
        JsonObject details = new JsonObject();
        if (rank != null) {
            details.put("role", rank);
        }
        if (active != null) {
            details.put("active", active);
        }
        return details;
    }

    private static JsonObject withPassword(JsonObject operator, String password) {
        return new JsonObject().put("operator", operator).put("password", password);
    }

    private static Future<String> wrongPassword() {
        return Future.failedFuture(
                Problem.invalid(List.of(new FieldError("/currentPassword", "wrong_password", "is not your password")))
                        .asException());
    }

    private static Supplier<RuntimeException> unknown() {
        return () -> Problem.notFound("There is no such operator.").asException();
    }

    private static Supplier<RuntimeException> taken() {
        return () -> Problem.of(409, "login-taken", "Login taken", "Another operator has this login.")
                .asException();
    }
}
