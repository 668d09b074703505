package cm.mtchoun.observe;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What reaches Sentry and a collector, seen from their side. */
@Timeout(60)
class ObserveTest {
    /** Too long to turn up by chance among the digits of an event's own id and its times. */
    private static final long MAIL = 471_100_471_100_4711L;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = vertx.createHttpServer(new HttpServerOptions().setDecompressionSupported(true))
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(request.path() + "\n" + body.toString(StandardCharsets.ISO_8859_1));
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end("{}");
                }))
                .listen(0)
                .await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void anErrorReachesSentryWithItsPlaceAndWithoutAnyName() {
        try (ErrorReports reports = ErrorReports.to("http://key@localhost:" + receiver.actualPort() + "/7")) {
            LoggerFactory.getLogger("cm.mtchoun.mail.Delivery")
                    .error(
                            "Mail {} for {} is lost",
                            MAIL,
                            "NGONO Awa",
                            new IllegalStateException("no awa@example.org"));
            LoggerFactory.getLogger("org.example.Library").error("cannot write to awa@example.org");
            until(() -> received.size() >= 2);
        }

        assertThat(received).allSatisfy(event -> assertThat(event)
                .startsWith("/api/7/envelope/")
                .doesNotContain("NGONO")
                .doesNotContain("awa@example.org")
                .doesNotContain(String.valueOf(MAIL)));
        assertThat(received).anySatisfy(event -> assertThat(event)
                .contains("Mail {} for {} is lost")
                .contains("IllegalStateException")
                .contains("ObserveTest"));
    }

    @Test
    void aRequestReachesTheCollectorWithItsOutcomeAndWithoutItsAddress() throws Exception {
        try (Traces traces = Traces.to(URI.create("http://localhost:" + receiver.actualPort()))) {
            Vertx traced = Vertx.builder().withTracer(traces.forVertx()).build();
            HttpServer server = traced.createHttpServer()
                    .requestHandler(
                            request -> request.response().setStatusCode(418).end())
                    .listen(0)
                    .await(10, TimeUnit.SECONDS);

            vertx.createHttpClient()
                    .request(HttpMethod.GET, server.actualPort(), "localhost", "/suivi/NGONO?token=secret")
                    .compose(request -> request.send())
                    .compose(response -> response.end())
                    .await(10, TimeUnit.SECONDS);
            traced.close().await(10, TimeUnit.SECONDS);
        }

        assertThat(received).anySatisfy(spans -> assertThat(spans)
                .startsWith("/v1/traces")
                .contains("service.name")
                .contains("mtchoun")
                .contains("GET")
                .contains("status_code"));
        assertThat(received)
                .noneMatch(spans -> spans.contains("NGONO") || spans.contains("secret") || spans.contains("suivi"));
    }
}
