package cm.mtchoun.registration;

import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.URI;
import java.time.LocalDate;
import java.util.function.Supplier;

/** The calls of whoever holds a private link. */
final class PrivatePageRoutes {
    private final PrivatePage page;
    private final URI api;
    private final Supplier<LocalDate> today;

    /** @param today the day where the consulate is */
    PrivatePageRoutes(PrivatePage page, URI api, Supplier<LocalDate> today) {
        this.page = page;
        this.api = api;
        this.today = today;
    }

    void mount(RouterBuilder contract) {
        contract.getRoute("getRegistration").addHandler(this::show);
        contract.getRoute("changeRegistration").addHandler(this::change);
        contract.getRoute("exportRegistration").addHandler(this::export);
        contract.getRoute("eraseRegistration").addHandler(this::erase);
        contract.getRoute("giveFeedback").addHandler(this::feedback);
        contract.getRoute("markCollected").addHandler(this::collected);
        contract.getRoute("getMatchCrop").addHandler(this::crop);
    }

    private void show(RoutingContext context) {
        Requests.json(context, 200, owner(context).compose(this::shown));
    }

    private void change(RoutingContext context) {
        ChangeRequest.Parsed parsed = ChangeRequest.parse(Requests.body(context), today.get());
        if (parsed instanceof ChangeRequest.Invalid invalid) {
            context.fail(Problem.invalid(invalid.errors()).asException());
        } else if (parsed instanceof ChangeRequest.Valid valid) {
            Requests.json(context, 200, owner(context).compose(id -> page.change(id, valid.request())
                    .compose(changed -> shown(id))));
        }
    }

    private void export(RoutingContext context) {
        context.response().putHeader("Content-Disposition", "attachment; filename=\"mtchoun-mouh.json\"");
        Requests.json(context, 200, owner(context).compose(page::export));
    }

    private void erase(RoutingContext context) {
        Requests.noContent(context, owner(context).compose(page::erase));
    }

    private void feedback(RoutingContext context) {
        JsonObject body = Requests.body(context);
        long match = id(body.getString("matchId"));
        boolean mine = body.getString("answer").equals("mine");
        Requests.json(context, 200, owner(context).compose(id -> page.say(id, match, mine)
                .compose(said -> shown(id))));
    }

    private void collected(RoutingContext context) {
        Requests.json(
                context, 200, owner(context).compose(id -> page.collected(id).compose(done -> shown(id))));
    }

    private void crop(RoutingContext context) {
        long match = id(context.pathParam("id"));
        owner(context).compose(id -> page.crop(id, match)).onComplete(picture -> send(context, picture), context::fail);
    }

    private static void send(RoutingContext context, Buffer picture) {
        boolean png = picture.getUnsignedByte(0) == 0x89; // the first byte of every PNG and of no JPEG
        context.response()
                .putHeader("Content-Type", png ? "image/png" : "image/jpeg")
                .putHeader("Cache-Control", "private, no-store")
                .end(picture);
    }

    private Future<Long> owner(RoutingContext context) {
        return Requests.bearer(context)
                .map(page::owner)
                .orElseGet(() -> Future.failedFuture(Problem.unauthorised().asException()));
    }

    private Future<JsonObject> shown(long id) {
        return page.page(id).map(found -> found.toJson(api));
    }

    /** Ids are numbers; any other is of nothing. */
    private static long id(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
