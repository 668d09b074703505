package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Which pages are watched, and how. */
final class SourceRoutes implements Routes {
    private static final String DEFAULT_PATTERN = "communique";

    private final SourceDesk desk;
    private final PageLook look;

    SourceRoutes(SourceDesk desk, PageLook look) {
        this.desk = desk;
        this.look = look;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listWatchedSources")
                .addHandler(context ->
                        Requests.json(context, 200, desk.all().map(all -> new JsonObject().put("items", all))));
        contract.getRoute("addSource").addHandler(this::add);
        contract.getRoute("changeSource").addHandler(this::change);
        contract.getRoute("testSource").addHandler(this::test);
        contract.getRoute("checkSource")
                .addHandler(
                        context -> Replies.accepted(context, desk.check(Caller.of(context), context.pathParam("id"))));
    }

    private void add(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Replies.json(context, 201, () -> desk.add(Caller.of(context), body.getString("id"), SourceChange.of(body)));
    }

    private void change(RoutingContext context) {
        Replies.json(
                context,
                200,
                () -> desk.change(
                        Caller.of(context), context.pathParam("id"), SourceChange.of(Requests.body(context))));
    }

    private void test(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Replies.json(context, 200, () -> look(SourceChange.of(body)));
    }

    private Future<JsonObject> look(SourceChange asked) {
        URI page = Objects.requireNonNull(asked.page(), "the contract requires it");
        String[] hosts = asked.hosts();
        String pattern = asked.linkPattern();
        return look.look(page, hosts == null ? List.of() : List.of(hosts), pattern == null ? DEFAULT_PATTERN : pattern);
    }
}
