package cm.mtchoun.simulator.site;

import static cm.mtchoun.simulator.web.Html.escape;

import cm.mtchoun.simulator.web.Html;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plays the consulate: publishes communiqués and breaks the site, by form or by JSON. */
final class ControlPage {
    private final ConsulateSite site;

    ControlPage(ConsulateSite site) {
        this.site = site;
    }

    void mount(Router router) {
        router.route("/control*").handler(BodyHandler.create(false).setBodyLimit(1024 * 1024));
        router.get("/control").handler(this::show);
        router.get("/control/state").handler(this::state);
        router.get("/control/truth.json").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .end(site.truth().json()));
        router.post("/control/publish").handler(context -> act(context, this::publish));
        router.post("/control/fault").handler(context -> act(context, this::fail));
        router.post("/control/heal").handler(context -> act(context, this::heal));
        router.post("/control/clear").handler(context -> act(context, this::clear));
    }

    private interface Action {
        void perform(RoutingContext context, JsonObject fields);
    }

    private void act(RoutingContext context, Action action) {
        try {
            action.perform(context, fields(context));
        } catch (IllegalArgumentException | DecodeException e) {
            answer(context, 400, String.valueOf(e.getMessage()), new JsonArray());
        }
    }

    private void publish(RoutingContext context, JsonObject fields) {
        PublishRequest wanted = PublishRequest.parse(fields);
        site.publish(wanted.communique(), wanted.level(), wanted.tint())
                .onSuccess(
                        images -> answer(context, 200, "Publié : " + String.join(", ", images), new JsonArray(images)))
                .onFailure(context::fail);
    }

    /** Fields: {@code target} page or images, {@code fault}, {@code seconds} (10), {@code times} (until healed). */
    private void fail(RoutingContext context, JsonObject fields) {
        Target target = PublishRequest.choice(Target.class, fields, "target", "page");
        Fault fault = PublishRequest.choice(Fault.class, fields, "fault", "none");
        site.failTimes(target, fault, count(fields, "seconds", 10), count(fields, "times", Faults.UNTIL_HEALED));
        answer(context, 200, "Réglé : " + fault.label(), new JsonArray());
    }

    private static int count(JsonObject fields, String field, int otherwise) {
        return (int) Math.max(-1, Math.min(PublishRequest.number(fields, field, otherwise), Integer.MAX_VALUE));
    }

    private void heal(RoutingContext context, JsonObject fields) {
        site.heal();
        answer(context, 200, "Tout fonctionne de nouveau.", new JsonArray());
    }

    private void clear(RoutingContext context, JsonObject fields) {
        site.clear();
        answer(context, 200, "La page est vide.", new JsonArray());
    }

    private void state(RoutingContext context) {
        JsonObject communiques = new JsonObject();
        site.bulletin().names().forEach((date, images) -> communiques.put(date.toString(), new JsonArray(images)));
        JsonObject faults = new JsonObject();
        for (Target target : Target.values()) {
            faults.put(
                    target.name().toLowerCase(Locale.ROOT),
                    site.faults().get(target).fault().name());
        }
        context.json(new JsonObject()
                .put("communiques", communiques)
                .put("faults", faults)
                .put("pageRequests", site.requestsTo("/index.php"))
                .put("imageRequests", site.requestsTo("/images/communique"))
                .put("mostRequestsAtOnce", site.mostRequestsAtOnce()));
    }

    private void show(RoutingContext context) {
        render(context, "", true);
    }

    private void answer(RoutingContext context, int status, String message, JsonArray images) {
        context.response().setStatusCode(status);
        if (isForm(context)) {
            render(context, message, status == 200);
        } else {
            context.json(new JsonObject().put("message", message).put("images", images));
        }
    }

    private void render(RoutingContext context, String message, boolean good) {
        String banner = message.isEmpty()
                ? ""
                : "<section role=\"status\" class=\"%s\">%s</section>".formatted(good ? "ok" : "bad", escape(message));
        Html.send(
                context,
                "Consulat simulé",
                "Publier un communiqué comme le ferait le consulat, ou mettre son site en panne.",
                banner + ControlForms.publish() + ControlForms.faults(site.faults()) + published());
    }

    private String published() {
        StringBuilder rows = new StringBuilder();
        site.bulletin().names().forEach((date, images) -> rows.append("<tr><td>" + date + "</td><td>" + links(images)));
        return "<section><h2>En ligne</h2><p><a href=\"" + escape(ConsulateSite.PAGE)
                + "\">Voir la page du consulat</a>"
                + " · %d lecture(s) de la page, %d d'images · <a href=\"/control/truth.json\">noms imprimés (JSON)</a></p>"
                        .formatted(site.requestsTo("/index.php"), site.requestsTo("/images/communique"))
                + "<table><thead><tr><th>Date</th><th>Images</th></tr></thead><tbody>" + rows + "</tbody></table>"
                + "<form method=\"post\" action=\"/control/clear\"><button class=\"plain\">Vider la page</button></form>"
                + "</section>";
    }

    private static String links(List<String> images) {
        StringBuilder links = new StringBuilder();
        images.forEach(image -> links.append("<a href=\"/images/" + escape(image) + "\">" + escape(image) + "</a> "));
        return links.toString();
    }

    private static JsonObject fields(RoutingContext context) {
        if (!isForm(context)) {
            return Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new);
        }
        JsonObject fields = new JsonObject();
        MultiMap form = context.request().formAttributes();
        form.forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    private static boolean isForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null || !type.startsWith("application/json");
    }
}
