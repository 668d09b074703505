package cm.mtchoun.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a minute, or in another window, for each API key, or for each client address where there is none, in bursts of as many. Every
 * answer says what is left ({@code RateLimit} fields). Addresses are kept in memory only, for some minutes or the window, and a
 * bounded number of them; of an IPv6 address its network counts, which one client has whole. Safe from any thread.
 */
final class ClientLimit implements Handler<RoutingContext> {
    private static final int CLIENTS = 50_000;
    private static final int NETWORK_BYTES = 8;

    private final String name;
    private final int most;
    private final Duration window;
    private final Cache<String, Bucket> buckets;

    /** A minute. @param name of the policy, as answers show it */
    ClientLimit(String name, int perMinute) {
        this(name, perMinute, Duration.ofMinutes(1));
    }

    ClientLimit(String name, int most, Duration window) {
        this.name = name;
        this.most = most;
        this.window = window;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterAccess(window.plusMinutes(5))
                .build();
    }

    @Override
    public void handle(RoutingContext context) {
        Bucket bucket = buckets.get(client(context), key -> newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        long seconds = window.toSeconds();
        long untilFull = ((most - left) * seconds + most - 1) / most;
        context.response()
                .putHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, most, seconds))
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
                        "Up to %d in %d seconds; try again in %d seconds.".formatted(most, window.toSeconds(), seconds))
                .asException());
    }

    private static String client(RoutingContext context) {
        return Caller.of(context)
                .map(caller -> "key " + caller.id())
                .orElseGet(() ->
                        network(String.valueOf(context.request().remoteAddress().hostAddress())));
    }

    /** The first half of an IPv6 address; anything else as it is. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // with a colon it is never a name to look up
            return bytes.length > NETWORK_BYTES * 2 - 1 ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                .build();
    }
}
