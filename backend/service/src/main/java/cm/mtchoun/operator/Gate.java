package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass to an operators' call when its token is of an open session of an active account, and the contract
 * lists the account's role for this operation ({@code x-roles}). An operation that lists none is closed to all. Stands
 * before a body is read.
 */
final class Gate implements Handler<RoutingContext> {
    private static final String ROLES = "x-roles";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 1_000;

    private final OperatorParts parts;
    private final AccessTokens access;
    private final OpenAPIContract contract;
    private final SessionStore sessions = new SessionStore();

    Gate(OperatorParts parts, AccessTokens access, OpenAPIContract contract) {
        this.parts = parts;
        this.access = access;
        this.contract = contract;
    }

    @Override
    public void handle(RoutingContext context) {
        Operation operation = contract.findOperation(
                context.request().path(), context.request().method());
        context.request().pause(); // what comes meanwhile belongs to whoever reads the body
        caller(context)
                .map(caller -> admit(caller, operation))
                .onComplete(
                        caller -> {
                            caller.putInto(context);
                            context.request().resume();
                            context.next();
                        },
                        failure -> {
                            context.request().resume();
                            context.fail(failure);
                        });
    }

    private Future<Caller> caller(RoutingContext context) {
        return bearer(context)
                .map(token -> access.verify(token)
                        .recover(invalid ->
                                Future.failedFuture(Problem.unauthorised().asException()))
                        .compose(session -> sessions.caller(parts.pool(), session, parts.now()))
                        .map(found ->
                                found.orElseThrow(() -> Problem.unauthorised().asException())))
                .orElseGet(() -> Future.failedFuture(Problem.unauthorised().asException()));
    }

    private static Caller admit(Caller caller, @Nullable Operation operation) {
        if (operation == null) {
            throw Problem.notFound("There is nothing at this address.").asException();
        }
        JsonArray roles = operation.getExtensions().get(ROLES) instanceof JsonArray listed ? listed : new JsonArray();
        if (!roles.contains(caller.rank().code())) {
            throw Problem.of(403, "forbidden", "Not allowed", "Your account may not do this.")
                    .asException();
        }
        return caller;
    }

    private static Optional<String> bearer(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER) && header.length() <= LONGEST_TOKEN)
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
