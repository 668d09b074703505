package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** What everybody should know now. */
final class AnnouncementRoutes implements Routes {
    private final Announcements announcements;

    AnnouncementRoutes(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listAllAnnouncements")
                .addHandler(context -> Requests.json(
                        context, 200, announcements.all().map(all -> new JsonObject().put("items", all))));
        contract.getRoute("addAnnouncement").addHandler(this::add);
        contract.getRoute("changeAnnouncement").addHandler(this::change);
        contract.getRoute("removeAnnouncement")
                .addHandler(context ->
                        Requests.noContent(context, announcements.remove(Caller.of(context), Ids.ofPath(context))));
    }

    private void add(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Replies.json(context, 201, () -> announcements.add(Caller.of(context), body));
    }

    private void change(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Replies.json(context, 200, () -> announcements.change(Caller.of(context), Ids.ofPath(context), body));
    }
}
