package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import cm.mtchoun.operator.OperatorStore.Account;
import cm.mtchoun.operator.SessionStore.End;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Logging in, going on, logging out. */
final class Sessions {
    private final OperatorParts parts;
    private final AccessTokens access;
    private final LoginLimit limit;
    private final OperatorStore operators = new OperatorStore();
    private final SessionStore sessions = new SessionStore();

    Sessions(OperatorParts parts, AccessTokens access, LoginLimit limit) {
        this.parts = parts;
        this.access = access;
        this.limit = limit;
    }

    /** Takes as long and says the same whether the account is unknown, inactive, or the password wrong. */
    Future<JsonObject> logIn(String login, String password, String client) {
        Duration wait = limit.take(login, client);
        if (!wait.isZero()) {
            return Future.failedFuture(new TooManyTriesException(wait));
        }
        return operators.byLogin(parts.pool(), login).compose(found -> parts.passwords()
                .check(password, found.map(Account::passwordHash).orElse(null))
                .compose(right -> right && found.orElseThrow().operator().active()
                        ? welcome(found.orElseThrow().operator(), client)
                        : refuse(found)));
    }

    private Future<JsonObject> welcome(Operator operator, String client) {
        limit.giveBack(operator.login(), client);
        Instant now = parts.now();
        return parts.pool().withTransaction(transaction -> operators
                .loggedIn(transaction, operator.id(), now)
                .compose(noted -> parts.audit()
                        .record(transaction, actor(operator), "session.logged_in", subject(operator), new JsonObject()))
                .compose(noted -> sessions.open(transaction, operator.id(), now))
                .compose(session -> answer(transaction, operator, session, now)));
    }

    /** The note is not waited for: it is written for known accounts only, and must not be felt. */
    private Future<JsonObject> refuse(Optional<Account> found) {
        found.map(Account::operator).ifPresent(operator -> parts.audit()
                .record(parts.pool(), actor(operator), "session.refused", subject(operator), new JsonObject()));
        return Future.failedFuture(Problem.of(
                        401, "wrong-credentials", "Wrong credentials", "There is no such account with this password.")
                .asException());
    }

    /** Gives new tokens for a refresh token, which is used up. One that comes again ends its session for whoever holds it. */
    Future<JsonObject> goOn(String refreshToken) {
        Instant now = parts.now();
        return parts.pool()
                .withTransaction(transaction -> sessions.use(transaction, refreshToken, now)
                        .compose(session -> session.isPresent()
                                ? goOn(transaction, session.get(), now)
                                : endIfReused(transaction, refreshToken, now)))
                .map(answer -> answer.orElseThrow(() -> Problem.unauthorised().asException()));
    }

    private Future<Optional<JsonObject>> goOn(SqlConnection transaction, long session, Instant now) {
        return sessions.caller(transaction, session, now)
                .compose(caller -> caller.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : answer(transaction, operator(caller.get()), session, now)
                                .map(Optional::of));
    }

    private Future<Optional<JsonObject>> endIfReused(SqlConnection transaction, String refreshToken, Instant now) {
        return sessions.sessionOf(transaction, refreshToken, false)
                .compose(session -> session.isEmpty()
                        ? Future.succeededFuture()
                        : end(transaction, session.get(), End.TOKEN_REUSED, now))
                .map(Optional.empty());
    }

    /** Whatever the token is, nobody is logged in with it afterwards. */
    Future<Void> logOut(String refreshToken) {
        return parts.pool().withTransaction(transaction -> sessions.sessionOf(transaction, refreshToken, true)
                .compose(session -> session.isEmpty()
                        ? Future.succeededFuture()
                        : end(transaction, session.get(), End.LOGGED_OUT, parts.now())));
    }

    private Future<Void> end(SqlConnection transaction, long session, End why, Instant now) {
        return sessions.caller(transaction, session, now).compose(caller -> sessions.end(transaction, session, why, now)
                .compose(ended -> caller.isPresent() && ended
                        ? parts.audit()
                                .record(
                                        transaction,
                                        caller.get(),
                                        "session." + why.code(),
                                        subject(operator(caller.get())))
                        : Future.succeededFuture()));
    }

    private Future<JsonObject> answer(SqlConnection transaction, Operator operator, long session, Instant now) {
        return sessions.newRefresh(transaction, session, now).map(refresh -> new JsonObject()
                .put("accessToken", access.sign(session))
                .put("expiresIn", AccessTokens.LIFE.toSeconds())
                .put("refreshToken", refresh)
                .put("operator", operator.toJson()));
    }

    private static Operator operator(Caller caller) {
        return new Operator(caller.id(), caller.login(), caller.name(), caller.rank(), true);
    }

    private static Audit.Actor actor(Operator operator) {
        return new Audit.Actor(operator.id(), operator.login());
    }

    private static String subject(Operator operator) {
        return "operator:" + operator.id();
    }

    /** Too many passwords were tried. */
    static final class TooManyTriesException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Duration wait;

        TooManyTriesException(Duration wait) {
            super("too many tries", null, false, false);
            this.wait = wait;
        }

        long seconds() {
            return 1 + wait.toSeconds();
        }
    }
}
