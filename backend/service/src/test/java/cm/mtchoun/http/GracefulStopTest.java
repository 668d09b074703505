package cm.mtchoun.http;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GracefulStopTest {
    private static final int REQUESTS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger begun = new AtomicInteger();
    private final Promise<JsonObject> work = Promise.promise();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void answersWhatItHasBegunBeforeItStops() throws Exception {
        Settings settings = Settings.read(new Env(Map.of("HTTP_PORT", "0", "RATE_LIMITS", "off")));
        Routes slow = builder -> builder.getRoute("getStats").addHandler(context -> {
            begun.incrementAndGet();
            Requests.json(context, 200, work.future());
        });
        ApiVerticle api = new ApiVerticle(settings, new Metrics(), new ApiVerticle.ApiLimits(), List.of(slow));
        String id = vertx.deployVerticle(api).await(20, TimeUnit.SECONDS);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + "/api/v1/stats"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = java.util.stream.Stream.generate(
                        () -> HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .limit(REQUESTS)
                .toList();
        until(() -> begun.get() == REQUESTS);

        Future<Void> stopped = vertx.undeploy(id);
        until(() -> isRefused(api.port()));
        work.complete(new JsonObject().put("done", true));

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        stopped.await(10, TimeUnit.SECONDS);
    }

    private static boolean isRefused(int port) {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            return !socket.isConnected();
        } catch (java.io.IOException refused) {
            return true;
        }
    }
}
