package cm.mtchoun.operator;

import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.http.Routes;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.sqlclient.Pool;
import java.net.URI;
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
    public record Sources(
            Vertx vertx,
            Pool pool,
            JobStore jobs,
            Outbox outbox,
            Tokens tokens,
            EvidenceStore evidence,
            LineCrop crops,
            PageLook pages,
            byte[] secret,
            ReviewRules rules,
            URI api) {}

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
                reviews(sources),
                pages(sources),
                new MailRoutes(new MailDesk(parts)),
                new RegistrationRoutes(parts, sources.tokens()),
                new SourceRoutes(new SourceDesk(parts), sources.pages()),
                new AnnouncementRoutes(new Announcements(parts)),
                new KeyRoutes(new KeyDesk(parts, new ApiKeys(sources.pool(), sources.tokens(), jobs::now))),
                new JobRoutes(parts),
                new AuditRoutes(new AuditLog(sources.pool())));
    }

    private Routes reviews(Sources sources) {
        ReviewRules rules = sources.rules();
        return new ReviewRoutes(new ReviewStore(sources.pool()), new Deciding(parts, rules), rules, sources.api());
    }

    private Routes pages(Sources sources) {
        PageStore store = new PageStore(sources.pool(), sources.api());
        return new PageRoutes(store, new HandReading(parts), sources.evidence(), sources.crops());
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
