package cm.mtchoun.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a minute for each API key, or for each client address where there is none, in bursts of as many. Every
 * answer says what is left ({@code RateLimit} fields). Addresses are kept in memory only, for some minutes, and a bounded
 * number of them. Safe from any thread.
 */
final class ClientLimit implements Handler<RoutingContext> {
    private static final int CLIENTS = 50_000;
    private static final int WINDOW_SECONDS = 60;

    private final String name;
    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    /** @param name of the policy, as answers show it */
    ClientLimit(String name, int perMinute) {
        this.name = name;
        this.perMinute = perMinute;
    }

    @Override
    public void handle(RoutingContext context) {
        Bucket bucket = buckets.get(client(context), key -> newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        long untilFull = ((perMinute - left) * WINDOW_SECONDS + perMinute - 1) / perMinute;
        context.response()
                .putHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, perMinute, WINDOW_SECONDS))
                .putHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(name, left, untilFull));
        if (probe.isConsumed()) {
            context.next();
        } else {
            refuse(context, 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
        }
    }

    private void refuse(RoutingContext context, long seconds) {
        context.response().putHeader("Retry-After", Long.toString(seconds));
        context.fail(Problem.of(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "Up to %d a minute; try again in %d seconds.".formatted(perMinute, seconds))
                .asException());
    }

    private static String client(RoutingContext context) {
        return Caller.of(context)
                .map(caller -> "key " + caller.id())
                .orElseGet(
                        () -> String.valueOf(context.request().remoteAddress().hostAddress()));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
