package cm.mtchoun.journey;

import cm.mtchoun.journey.ServiceProcess.Part;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * People register without a pause on 64 connections, for ten minutes or as many as asked for: is anything answered but 202, and
 * does the service keep growing? With every role, and no mail server: mails wait.
 */
public final class SoakBench {
    private static final int CONNECTIONS = 64;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final HttpClient client;
    private final RequestOptions request;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean over;

    private SoakBench(Town town, ServiceProcess service) {
        URI api = URI.create(service.api() + "/registrations");
        client = town.vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(api.getHost())
                .setPort(api.getPort())
                .setURI(api.getPath())
                .putHeader("Content-Type", "application/json");
    }

    /** @param arguments minutes */
    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        Path dataDir = Files.createTempDirectory("mtchoun-soak");
        try (Town town = new Town(dataDir, Map.of());
                ServiceProcess service = town.process(Part.WHOLE, Map.of("SMTP_HOST", ""))) {
            service.start();
            System.out.println(
                    "| seconds | registered | a second | not answered 202 | resident memory |\n|---|---|---|---|---|");
            new SoakBench(town, service).run(service, Duration.ofMillis((long) (minutes * 60_000)));
        }
        System.exit(0);
    }

    private void run(ServiceProcess service, Duration time) throws IOException {
        long start = System.nanoTime();
        print(0, 0, service);
        for (int i = 0; i < CONNECTIONS; i++) {
            next();
        }
        for (long seconds = 0; seconds < time.toSeconds(); ) {
            int before = taken.get();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            print(seconds, taken.get() - before, service);
        }
        over = true;
    }

    private void print(long seconds, int lately, ServiceProcess service) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "| %d | %,d | %d | %d | %d MB |%n",
                seconds,
                taken.get(),
                lately / LOOK_EVERY.toSeconds(),
                failed.get(),
                service.residentMegabytes());
    }

    private void next() {
        if (!over) {
            register("p" + asked.incrementAndGet() + "@example.org")
                    .onSuccess(status -> (status == 202 ? taken : failed).incrementAndGet())
                    .onFailure(broken -> failed.incrementAndGet())
                    .onComplete(answered -> next());
        }
    }

    private Future<Integer> register(String address) {
        JsonObject body = new JsonObject().put("name", "NGONO Marie").put("email", address);
        return client.request(request)
                .compose(asking -> asking.send(body.toBuffer()))
                .compose(answer -> answer.end().map(answer.statusCode()));
    }
}
