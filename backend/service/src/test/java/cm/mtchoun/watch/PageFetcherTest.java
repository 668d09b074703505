package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.outbound.Addresses;
import cm.mtchoun.pipeline.SettableClock;
import cm.mtchoun.watch.FetchResult.Fetched;
import cm.mtchoun.watch.FetchResult.Refused;
import cm.mtchoun.watch.FetchResult.Unchanged;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PageFetcherTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock("2026-01-05T10:00:00Z");
    private final Metrics metrics = new Metrics();
    private final Map<String, Consumer<HttpServerRequest>> routes = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int port;
    private PageFetcher fetcher;

    @BeforeEach
    void serve() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.authority().host() + request.path());
                    routes.getOrDefault(request.path(), unknown -> unknown.response()
                                    .setStatusCode(404)
                                    .end())
                            .accept(request);
                })
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
        port = server.actualPort();
        fetcher = fetcher(true);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndKeepsTheNameOfTheHost() throws Exception {
        routes.put("/page", request -> request.response()
                .putHeader("ETag", "\"7\"")
                .putHeader("Content-Type", "text/html; charset=ISO-8859-1")
                .end("hello"));

        Fetched page = (Fetched) get("/page");

        assertThat(page.body().toString()).isEqualTo("hello");
        assertThat(page.charset()).isEqualTo("ISO-8859-1");
        assertThat(page.validators()).isEqualTo(new Validators("\"7\"", null));
        assertThat(asked).containsExactly("consulate.test/robots.txt", "consulate.test/page");
    }

    @Test
    void asksWhetherItChangedWithWhatTheServerGave() throws Exception {
        routes.put("/page", request -> request.response()
                .setStatusCode("\"7\"".equals(request.getHeader("If-None-Match")) ? 304 : 200)
                .end());

        assertThat(get(request("/page", new Validators("\"7\"", null), 1_000, 10)))
                .isEqualTo(new Unchanged());
        assertThat(get("/page")).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "429, TOO_MANY_REQUESTS",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "204, UNEXPECTED_STATUS",
        "304, UNEXPECTED_STATUS",
        "418, UNEXPECTED_STATUS"
    })
    void saysWhyAnAnswerIsNoPage(int status, Refusal refusal) throws Exception {
        routes.put("/page", request -> request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", "120")
                .end());

        Refused refused = (Refused) get("/page");

        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(refused.detail()).contains("/page").contains(String.valueOf(status));
    }

    @Test
    void followsRedirectsOnItsOwnHost() throws Exception {
        routes.put("/old", redirectTo("/new"));
        routes.put("/new", request -> request.response().end("moved"));

        Fetched page = (Fetched) get("/old");

        assertThat(page.body().toString()).isEqualTo("moved");
        assertThat(page.url().getPath()).isEqualTo("/new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.test/",
                "http://169.254.169.254/latest",
                "http://localhost:22/",
                "file:///etc/passwd",
                "ftp://consulate.test/",
                "http://consulate.test:22/",
                "",
                "http://",
                "::::"
            })
    void refusesToBeLedElsewhere(String location) throws Exception {
        routes.put("/old", redirectTo(location));

        assertThat(refusal(get("/old"))).isEqualTo(Refusal.REDIRECT_REFUSED);
    }

    @Test
    void asksNoHostThatIsNotListed() throws Exception {
        URI elsewhere = URI.create("http://elsewhere.test:" + port + "/page");
        AllowedHosts hosts = new AllowedHosts(URI.create("http://consulate.test:" + port + "/"), List.of());

        FetchResult result =
                get(new FetchRequest(elsewhere, hosts, Validators.NONE, 1_000, Duration.ofSeconds(10), false));

        assertThat(refusal(result)).isEqualTo(Refusal.HOST_NOT_ALLOWED);
        assertThat(asked).isEmpty();
    }

    @Test
    void givesUpGoingInCircles() throws Exception {
        routes.put("/old", redirectTo("/old"));

        assertThat(refusal(get("/old"))).isEqualTo(Refusal.REDIRECT_REFUSED);
        assertThat(asked).hasSize(1 + 6);
    }

    @Test
    void neverConnectsToAPrivateAddress() throws Exception {
        PageFetcher strict = fetcher(false);

        FetchResult result =
                strict.get(request("/page", Validators.NONE, 1_000, 10)).await(10, TimeUnit.SECONDS);

        assertThat(refusal(result)).isEqualTo(Refusal.PRIVATE_ADDRESS);
        assertThat(asked).isEmpty();
    }

    @Test
    void cutsAnAnswerThatIsTooLargeHoweverLongItGoesOn() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        routes.put("/endless", request -> {
            request.response().setChunked(true);
            writeForever(request, sent);
        });

        assertThat(refusal(get(request("/endless", Validators.NONE, 100_000, 30))))
                .isEqualTo(Refusal.TOO_LARGE);
        assertThat(sent.get()).isLessThan(50_000_000);
    }

    @Test
    void givesUpOnAServerThatNeverEnds() throws Exception {
        routes.put("/slow", request -> request.response().setChunked(true).write("a"));

        assertThat(refusal(get(request("/slow", Validators.NONE, 1_000, 1)))).isEqualTo(Refusal.TIMEOUT);
    }

    @Test
    void noticesAConnectionThatBreaksInTheMiddle() throws Exception {
        routes.put("/cut", request -> request.response()
                .putHeader("Content-Length", "1000")
                .write("half")
                .onComplete(written -> request.connection().close()));

        assertThat(refusal(get("/cut"))).isEqualTo(Refusal.UNREACHABLE);
    }

    @Test
    void takesSomethingThatIsNoHttpForUnreachable() throws Exception {
        routes.put("/odd", request -> request.response()
                .putHeader("Content-Encoding", "gzip")
                .end("this is not gzip"));

        assertThat(refusal(get("/odd"))).isEqualTo(Refusal.UNREACHABLE);
    }

    @Test
    void saysThatAHostDoesNotExist() throws Exception {
        AllowedHosts hosts = new AllowedHosts(URI.create("http://nowhere.invalid/"), List.of());
        PageFetcher real = new PageFetcher(
                vertx,
                clock,
                metrics,
                new PageFetcher.Manners("test", Duration.ofSeconds(60)),
                new Addresses(PageFetcherTest::unknown, true));

        FetchResult result = real.get(FetchRequest.page(hosts.page(), hosts, Validators.NONE))
                .await(10, TimeUnit.SECONDS);

        assertThat(refusal(result)).isEqualTo(Refusal.UNREACHABLE);
    }

    @Test
    void readsRobotsTxtOnceADay() throws Exception {
        routes.put("/robots.txt", request -> request.response().end("User-agent: *\nDisallow: /private"));
        routes.put("/page", request -> request.response().end());

        assertThat(refusal(get("/private"))).isEqualTo(Refusal.ROBOTS);
        get("/page");
        clock.advance(Duration.ofHours(23));
        get("/page");
        assertThat(asked.stream().filter(path -> path.endsWith("robots.txt"))).hasSize(1);

        clock.advance(Duration.ofHours(2));
        get("/page");
        assertThat(asked.stream().filter(path -> path.endsWith("robots.txt"))).hasSize(2);
    }

    @Test
    void carriesOnWhenRobotsTxtCannotBeHadAndCountsIt() throws Exception {
        routes.put(
                "/robots.txt", request -> request.response().setStatusCode(500).end());
        routes.put("/page", request -> request.response().end());

        assertThat(get("/page")).isInstanceOf(Fetched.class);
        assertThat(metrics.scrape()).contains("mtchoun_pages_checked_total{outcome=\"robots_unreachable\"} 1.0");
    }

    @Test
    void asksOneThingAtATime() throws Exception {
        AtomicInteger inHand = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        routes.put("/page", request -> {
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            vertx.setTimer(5, later -> {
                inHand.decrementAndGet();
                request.response().end();
            });
        });

        Future.all(java.util.stream.IntStream.range(0, 10)
                        .mapToObj(i -> fetcher.get(request("/page", Validators.NONE, 1_000, 20)))
                        .toList())
                .await(20, TimeUnit.SECONDS);

        assertThat(most.get()).isEqualTo(1);
    }

    private void writeForever(HttpServerRequest request, AtomicInteger sent) {
        request.response().write(Buffer.buffer(new byte[10_000])).onSuccess(written -> {
            sent.addAndGet(10_000);
            writeForever(request, sent);
        });
    }

    private static Consumer<HttpServerRequest> redirectTo(String location) {
        return request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", location)
                .end();
    }

    private static Refusal refusal(FetchResult result) {
        return ((Refused) result).refusal();
    }

    private FetchResult get(String path) throws Exception {
        return get(request(path, Validators.NONE, 1_000, 20));
    }

    private FetchResult get(FetchRequest request) throws Exception {
        return fetcher.get(request).await(40, TimeUnit.SECONDS);
    }

    private FetchRequest request(String path, Validators validators, int maxBytes, int seconds) {
        URI url = URI.create("http://consulate.test:" + port + path);
        return new FetchRequest(
                url, new AllowedHosts(url, List.of()), validators, maxBytes, Duration.ofSeconds(seconds), true);
    }

    /** Knows the consulate's name, which no resolver does. */
    private PageFetcher fetcher(boolean allowPrivate) {
        return new PageFetcher(
                vertx,
                clock,
                metrics,
                new PageFetcher.Manners("test", Duration.ofSeconds(60)),
                new Addresses(host -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress())), allowPrivate));
    }

    private static Future<List<InetAddress>> unknown(String host) {
        return Future.failedFuture(new java.net.UnknownHostException(host));
    }
}
