package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** Mails that did not arrive. */
final class MailRoutes implements Routes {
    private final MailDesk desk;

    MailRoutes(MailDesk desk) {
        this.desk = desk;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listMails").addHandler(this::list);
        contract.getRoute("sendMailAgain")
                .addHandler(
                        context -> Replies.accepted(context, desk.sendAgain(Caller.of(context), Ids.ofPath(context))));
        contract.getRoute("suppressMail")
                .addHandler(
                        context -> Requests.noContent(context, desk.suppress(Caller.of(context), Ids.ofPath(context))));
        contract.getRoute("liftMail")
                .addHandler(context -> Requests.noContent(context, desk.lift(Caller.of(context), Ids.ofPath(context))));
    }

    private void list(RoutingContext context) {
        Query query = Query.of(context);
        Requests.json(
                context,
                200,
                desk.list(query.text("state", "dead"), query.after(), query.limit() + 1)
                        .map(query::page));
    }
}
