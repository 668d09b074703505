package cm.mtchoun.http;

import cm.mtchoun.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The operators' port: liveness, readiness and metrics. Never reachable from the internet. */
public final class ManagementVerticle extends VerticleBase {
    private final int wantedPort;
    private final Metrics metrics;
    private final Supplier<Future<List<HealthCheck>>> checks;
    private final Supplier<Future<Void>> beforeScrape;
    private final Consumer<Router> more;
    private volatile int port;

    /**
     * @param checks asks every dependency now; must not take longer than a few seconds
     * @param beforeScrape brings the gauges that are read from the database up to date
     * @param more mounts what else is asked for on this port
     */
    public ManagementVerticle(
            int wantedPort,
            Metrics metrics,
            Supplier<Future<List<HealthCheck>>> checks,
            Supplier<Future<Void>> beforeScrape,
            Consumer<Router> more) {
        this.wantedPort = wantedPort;
        this.metrics = metrics;
        this.checks = checks;
        this.beforeScrape = beforeScrape;
        this.more = more;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(context -> context.json(new JsonObject().put("status", "up")));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::scrape);
        more.accept(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(wantedPort)
                .onSuccess(server -> port = server.actualPort());
    }

    public int port() {
        return port;
    }

    private void ready(RoutingContext context) {
        checks.get().onComplete(done -> {
            List<HealthCheck> results = done.succeeded()
                    ? done.result()
                    : List.of(new HealthCheck("checks", HealthCheck.State.DOWN, "cannot be made"));
            HealthCheck.State worst = HealthCheck.worst(results);
            JsonArray list =
                    new JsonArray(results.stream().map(HealthCheck::toJson).toList());
            context.response()
                    .setStatusCode(worst == HealthCheck.State.DOWN ? 503 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("status", worst.code())
                            .put("checks", list)
                            .toBuffer());
        });
    }

    private void scrape(RoutingContext context) {
        // Old gauges beat none: when the database is away, everything else is worth most.
        beforeScrape.get().onComplete(done -> context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape()));
    }
}
