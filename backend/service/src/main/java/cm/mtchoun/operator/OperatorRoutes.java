package cm.mtchoun.operator;

import cm.mtchoun.http.Routes;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** All calls of operators, behind one gate. One instance serves every instance of the API. */
public final class OperatorRoutes implements Routes {
    private final OperatorParts parts;
    private final AccessTokens access;
    private final List<Routes> calls;

    /**
     * What is behind the calls.
     *
     * @param secret signs access tokens; at least 32 bytes, the same for every process
     */
    public record Sources(Vertx vertx, Pool pool, JobStore jobs, Outbox outbox, byte[] secret, ReviewRules rules) {}

    public OperatorRoutes(Sources sources) {
        JobStore jobs = sources.jobs();
        parts = new OperatorParts(
                sources.vertx(),
                sources.pool(),
                jobs,
                sources.outbox(),
                new Passwords(sources.vertx()),
                new Audit(jobs::now));
        access = new AccessTokens(sources.vertx(), sources.secret(), jobs::now);
        calls = List.of(
                new SessionRoutes(new Sessions(parts, access, new LoginLimit(jobs::now))),
                new AccountRoutes(new Accounts(parts), sources.rules()),
                new AuditRoutes(new AuditLog(sources.pool())));
    }

    @Override
    public void guard(Router api, String base, OpenAPIContract contract) {
        api.route(base + "/operator/*").handler(new Gate(parts, access, contract));
    }

    @Override
    public void mount(RouterBuilder contract) {
        calls.forEach(call -> call.mount(contract));
    }
}
