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
 * So many requests a minute for each client address, in bursts of as many. Addresses are kept in memory only, for some
 * minutes, and a bounded number of them. Safe from any thread.
 */
final class ClientLimit implements Handler<RoutingContext> {
    private static final int CLIENTS = 50_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    ClientLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    @Override
    public void handle(RoutingContext context) {
        String client = context.request().remoteAddress().hostAddress();
        Bucket bucket = buckets.get(client == null ? "unknown" : client, key -> newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            context.next();
            return;
        }
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
        context.response().putHeader("Retry-After", Long.toString(seconds));
        context.fail(Problem.of(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "Up to %d a minute; try again in %d seconds.".formatted(perMinute, seconds))
                .asException());
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
