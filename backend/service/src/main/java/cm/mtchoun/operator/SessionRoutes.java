package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.operator.Sessions.TooManyTriesException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** The only calls of operators that need no access token. */
final class SessionRoutes implements Routes {
    private final Sessions sessions;

    SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("logIn").addHandler(this::logIn);
        contract.getRoute("refreshSession")
                .addHandler(context -> Requests.json(
                        context, 200, sessions.goOn(Requests.body(context).getString("refreshToken"))));
        contract.getRoute("logOut")
                .addHandler(context -> Requests.noContent(
                        context, sessions.logOut(Requests.body(context).getString("refreshToken"))));
    }

    private void logIn(RoutingContext context) {
        JsonObject body = Requests.body(context);
        String client = String.valueOf(context.request().remoteAddress().hostAddress());
        Future<JsonObject> answer = sessions.logIn(body.getString("login"), body.getString("password"), client);
        Requests.json(context, 200, answer.recover(failure -> Future.failedFuture(told(context, failure))));
    }

    private static Throwable told(RoutingContext context, Throwable failure) {
        if (!(failure instanceof TooManyTriesException tooMany)) {
            return failure;
        }
        context.response().putHeader("Retry-After", Long.toString(tooMany.seconds()));
        return Problem.of(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "Too many log-ins failed; try again in %d seconds.".formatted(tooMany.seconds()))
                .asException();
    }
}
