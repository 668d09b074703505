package cm.mtchoun.watch;

import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.outbound.Addresses;
import cm.mtchoun.watch.FetchResult.Fetched;
import cm.mtchoun.watch.FetchResult.Refused;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Asks a source's server for pages and images, politely and safely: one request at a time per server, robots.txt obeyed,
 * only hosts that are allowed, never a private address, and never more bytes or time than the request grants. Whatever a
 * server does ends in a {@link FetchResult}; the future fails only for faults of our own. Create it on the verticle's
 * context; answers come there.
 */
final class PageFetcher {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration ROBOTS_KEPT = Duration.ofHours(24);
    private static final Duration ROBOTS_KEPT_WHEN_UNREACHABLE = Duration.ofHours(1);
    private static final int MOST_ORIGINS = 1_000;

    private final Vertx vertx;
    /** Everything runs here, where the connections live too: elsewhere the first bytes could be missed. */
    private final Context context;

    private final InstantSource clock;
    private final Metrics metrics;
    private final HttpClient client;
    private final Addresses addresses;
    private final Manners manners;
    private final Map<URI, KnownRobots> robots = new ConcurrentHashMap<>();

    /**
     * How it asks.
     *
     * @param userAgent who it says that it is
     * @param patience the longest that it waits for a whole answer, whatever the request grants
     */
    record Manners(String userAgent, Duration patience) {}

    PageFetcher(Vertx vertx, InstantSource clock, Settings settings, Metrics metrics) {
        this(
                vertx,
                clock,
                metrics,
                new Manners(UserAgent.of(settings), settings.source().patience()),
                new Addresses(vertx, settings.source().allowPrivateAddresses()));
    }

    /** For pages of our own, which lie on the loopback address; never for what anybody else may name. */
    static PageFetcher ofThisMachine(Vertx vertx, InstantSource clock, Settings settings, Metrics metrics) {
        Manners manners = new Manners(UserAgent.of(settings), settings.source().patience());
        return new PageFetcher(vertx, clock, metrics, manners, new Addresses(vertx, true));
    }

    PageFetcher(Vertx vertx, InstantSource clock, Metrics metrics, Manners manners, Addresses addresses) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.metrics = metrics;
        this.manners = manners;
        this.addresses = addresses;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                .setKeepAliveTimeout(5)
                .setForceSni(true)
                .setDecompressionSupported(true);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
    }

    /** Follows up to five redirects, each checked like the first address. */
    Future<FetchResult> get(FetchRequest request) {
        Promise<FetchResult> answer = Promise.promise();
        context.runOnContext(begin ->
                new Fetch(this, request.within(manners.patience())).run().onComplete(answer));
        return answer.future();
    }

    Future<Void> close() {
        return client.close();
    }

    /** Whether robots.txt of the address's server lets us ask for it. One that cannot be had forbids nothing. */
    Future<Boolean> robotsAllow(FetchRequest request) {
        URI file = request.url().resolve("/robots.txt");
        KnownRobots known = robots.get(file);
        if (known != null && clock.instant().isBefore(known.until)) {
            return Future.succeededFuture(known.rules.allow(request.url()));
        }
        return get(FetchRequest.robots(file, request.hosts()))
                .map(this::rules)
                .map(fresh -> keep(file, fresh).rules.allow(request.url()));
    }

    private KnownRobots rules(FetchResult answer) {
        if (answer instanceof Fetched fetched) {
            return new KnownRobots(
                    RobotsRules.parse(fetched.body().toString(StandardCharsets.UTF_8)),
                    clock.instant().plus(ROBOTS_KEPT));
        }
        boolean answered = answer instanceof Refused refused
                && (refused.refusal() == Refusal.NOT_FOUND || refused.refusal() == Refusal.FORBIDDEN);
        if (!answered) {
            metrics.pageChecked("robots_unreachable");
        }
        Duration kept = answered ? ROBOTS_KEPT : ROBOTS_KEPT_WHEN_UNREACHABLE;
        return new KnownRobots(RobotsRules.OPEN, clock.instant().plus(kept));
    }

    private KnownRobots keep(URI file, KnownRobots fresh) {
        if (robots.size() >= MOST_ORIGINS) {
            robots.clear();
        }
        robots.put(file, fresh);
        return fresh;
    }

    Vertx vertx() {
        return vertx;
    }

    InstantSource clock() {
        return clock;
    }

    HttpClient client() {
        return client;
    }

    Function<String, Future<InetAddress>> addresses() {
        return addresses::of;
    }

    String userAgent() {
        return manners.userAgent();
    }

    private record KnownRobots(RobotsRules rules, Instant until) {}
}
