package cm.mtchoun.http;

import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.impl.RequestValidatorImpl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The public API below {@code /api/v1}: mounts the features' routes on the contract, which validates every request before
 * a handler sees it. Deploy one for each core; they share the port.
 */
public final class ApiVerticle extends VerticleBase {
    static final int MAX_BODY_BYTES = 16_384;
    private static final String BASE = "/api/v1";
    private static final int LAST_ANSWERS_SECONDS = 15;
    /** Longer than proxies and clients keep a connection that is not used, often a minute: they would ask into one that closes. */
    private static final int IDLE_SECONDS = 75;

    private static final int READS_PER_MINUTE = 300;
    private static final int WRITES_PER_MINUTE = 30;
    private static final int MORE_FOR_KEYS = 10;
    private static final Set<String> CORS_HEADERS =
            Set.of("Content-Type", "Authorization", "If-None-Match", "Idempotency-Key");
    private static final Set<String> CORS_EXPOSED = Set.of("ETag", "Retry-After", "RateLimit", "RateLimit-Policy");

    private final Settings.Http settings;
    private final Settings.Links links;
    private final Metrics metrics;
    private final List<Routes> features;
    private final ApiLimits limits;
    private @Nullable HttpServer server;
    private volatile int port;

    public ApiVerticle(Settings settings, Metrics metrics, ApiLimits limits, List<Routes> features) {
        this.settings = settings.http();
        this.links = settings.links();
        this.metrics = metrics;
        this.limits = limits;
        this.features = List.copyOf(features);
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(16_384)
                .setMaxInitialLineLength(4_096)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(true)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
        return ContractFile.load(vertx, links.api(), BASE)
                .map(this::router)
                .compose(router -> vertx.createHttpServer(options)
                        .requestHandler(router)
                        .invalidRequestHandler(new UnreadableRequests(metrics))
                        .listen(settings.port()))
                .onSuccess(listening -> {
                    server = listening;
                    port = listening.actualPort();
                });
    }

    /** Takes no new connection; completes when what was asked before is answered, or cannot be in time. */
    @Override
    public Future<?> stop() {
        HttpServer listening = server;
        return listening == null
                ? Future.succeededFuture()
                : listening.shutdown(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
    }

    /** The port in use, once started; differs from the setting when that was 0. */
    public int port() {
        return port;
    }

    private Router router(ContractFile contract) {
        Map<String, Function<JsonObject, List<FieldError>>> checks = new HashMap<>();
        features.forEach(feature -> checks.putAll(feature.bodyChecks()));
        ProblemHandler problems = new ProblemHandler(metrics, checks);
        Router router = Router.router(vertx);
        router.allowForward(settings.behindProxy() ? AllowForwardHeaders.X_FORWARD : AllowForwardHeaders.NONE);
        for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
            router.errorHandler(status, problems);
        }
        router.route().handler(context -> {
            context.response()
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
            context.next();
        });
        router.route().handler(cors());
        router.route(BASE + "/*").handler(this::recognise);
        if (settings.rateLimits()) {
            router.route().handler(this::limit);
        }
        router.route().method(HttpMethod.GET).handler(limits.revalidation);
        features.forEach(feature -> feature.guard(router, BASE, contract.validating()));
        router.route(BASE + "/*").subRouter(operations(contract, problems));
        router.route().failureHandler(problems); // last: an operation's own, which knows its schema, comes first
        return router;
    }

    /** A key that opens nothing is refused later, by the operation: some can be called without one. */
    private void recognise(RoutingContext context) {
        String key = Requests.bearer(context)
                .filter(token -> token.startsWith(Callers.PREFIX))
                .orElse(null);
        if (key == null) {
            context.next();
            return;
        }
        context.request().pause();
        limits.callers.find(key).onComplete(found -> {
            context.request().resume();
            if (found.failed()) {
                context.fail(found.cause());
                return;
            }
            metrics.keyRequest(found.result()
                    .map(caller -> caller.test() ? "test" : "live")
                    .orElse("unknown"));
            found.result().ifPresent(caller -> caller.attachTo(context));
            context.next();
        });
    }

    private void limit(RoutingContext context) {
        HttpMethod method = context.request().method();
        boolean read = method == HttpMethod.GET || method == HttpMethod.HEAD;
        boolean key = Caller.of(context).isPresent();
        // Somebody who decides a queue by keyboard writes as quickly as others read.
        boolean operator = context.request().path().startsWith(BASE + "/operator/");
        ClientLimit limit =
                key ? (read ? limits.keyReads : limits.keyWrites) : read || operator ? limits.reads : limits.writes;
        limit.handle(context);
    }

    /** Who calls with a key answers for it. */
    private static void people(RoutingContext context, ClientLimit limit) {
        if (Caller.of(context).isPresent()) {
            context.next();
        } else {
            limit.handle(context);
        }
    }

    private CorsHandler cors() {
        return CorsHandler.create()
                .addOrigins(settings.corsOrigins())
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE))
                .allowedHeaders(CORS_HEADERS)
                .exposedHeaders(CORS_EXPOSED)
                .maxAgeSeconds(3_600);
    }

    private Router operations(ContractFile contract, ProblemHandler problems) {
        RouterBuilder builder = RouterBuilder.create(vertx, contract.validating());
        RequestValidatorImpl validator = new RequestValidatorImpl(vertx, contract.validating());
        builder.rootHandler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        // Each feature knows its own tokens; and only on its own route does a failure know its operation.
        builder.getRoutes().forEach(route -> route.setDoSecurity(false)
                .setDoValidation(false)
                .addHandler(new Validation(validator, route.getOperation()))
                .addFailureHandler(problems));
        builder.getRoutes().stream()
                .filter(route -> Access.concerns(route.getOperation()))
                .forEach(route -> route.addHandler(Access.to(route.getOperation())));
        if (settings.rateLimits()) {
            limits.ofOperations.forEach((operation, each) ->
                    each.forEach(limit -> builder.getRoute(operation).addHandler(context -> people(context, limit))));
        }
        features.forEach(feature -> feature.mount(builder));
        builder.getRoute("getOpenApi")
                .addHandler(context -> Requests.shared(context, Future.succeededFuture(contract.published())));
        DocsPage docs = DocsPage.of(contract.published());
        builder.getRoute("getDocs").addHandler(context -> {
            context.response().putHeader("Content-Security-Policy", docs.contentSecurityPolicy());
            Revalidation.answer(context, "text/html; charset=utf-8", Buffer.buffer(docs.html()));
        });
        return builder.createRouter();
    }

    /** Who calls and how often each may, shared by all instances of the verticle. */
    public static final class ApiLimits {
        private final Callers callers;
        private final Revalidation revalidation = new Revalidation();
        private final ClientLimit reads = new ClientLimit("reads", READS_PER_MINUTE);
        private final ClientLimit writes = new ClientLimit("writes", WRITES_PER_MINUTE);
        private final ClientLimit keyReads = new ClientLimit("key-reads", READS_PER_MINUTE * MORE_FOR_KEYS);
        private final ClientLimit keyWrites = new ClientLimit("key-writes", WRITES_PER_MINUTE * MORE_FOR_KEYS);

        /** For what could be used to flood mailboxes, to go through the lists name by name, or to guess codes. */
        private final Map<String, List<ClientLimit>> ofOperations = Map.of(
                "createRegistration", List.of(new ClientLimit("registrations", 60, Duration.ofHours(1))),
                "resendConfirmation", List.of(new ClientLimit("resends", 20, Duration.ofHours(1))),
                "searchName",
                        List.of(
                                new ClientLimit("searches-a-day", 60, Duration.ofDays(1)),
                                new ClientLimit("searches", 10)),
                "verifyCode",
                        List.of(new ClientLimit("codes-a-day", 60, Duration.ofDays(1)), new ClientLimit("codes", 10)));

        /** For an API that knows no keys. */
        public ApiLimits() {
            this(Callers.NONE);
        }

        public ApiLimits(Callers callers) {
            this.callers = callers;
        }
    }
}
