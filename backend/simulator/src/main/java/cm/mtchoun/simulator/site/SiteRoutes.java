package cm.mtchoun.simulator.site;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;

/** The addresses of the site: the page, the images, robots.txt, and the control page. */
final class SiteRoutes {
    private final ConsulateSite site;
    private final Document logo = new Document(Drawing.logo(), "image/png", Instant.EPOCH);

    SiteRoutes(ConsulateSite site) {
        this.site = site;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/index.php").handler(this::page);
        router.get("/images/:name").handler(this::image);
        router.get("/robots.txt").handler(context -> {
            watch(context);
            context.response().putHeader("Content-Type", "text/plain").end(site.robots());
        });
        router.get("/").handler(context -> redirect(context, ConsulateSite.PAGE));
        new ControlPage(site).mount(router);
        return router;
    }

    private void page(RoutingContext context) {
        watch(context);
        Faults.Switched fault = site.faults().strike(Target.PAGE);
        Document page = fault.fault() == Fault.NO_IMAGES
                ? site.bulletin().pageWithoutImages()
                : site.bulletin().page();
        new Answer(context.vertx(), context.request(), page).send(fault);
    }

    private void image(RoutingContext context) {
        watch(context);
        String name = context.pathParam("name");
        if (name.equals("logo.png")) {
            new Answer(context.vertx(), context.request(), logo).send(Faults.Switched.OFF);
            return;
        }
        Optional<Document> image = site.bulletin().image(name);
        if (image.isPresent()) {
            new Answer(context.vertx(), context.request(), image.get())
                    .send(site.faults().strike(Target.IMAGES));
        } else {
            context.response().setStatusCode(404).end("Not Found");
        }
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        site.log().began();
        context.addHeadersEndHandler(sending -> site.log()
                .answered(new SeenRequest(request.uri(), request.response().getStatusCode(), agent)));
        context.addEndHandler(sent -> {
            site.log().ended();
            if (!request.response().headWritten()) {
                site.log().answered(new SeenRequest(request.uri(), 0, agent));
            }
        });
    }

    private static void redirect(RoutingContext context, String to) {
        context.response().setStatusCode(302).putHeader("Location", to).end();
    }
}
