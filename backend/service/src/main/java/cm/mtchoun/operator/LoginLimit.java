package cm.mtchoun.operator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How often somebody may try a password: few times for one account from one client, more often for one account from
 * anywhere (so that a stranger cannot lock its owner out at once), and for one client whatever the account. Unknown accounts
 * are limited like known ones. In memory, a bounded number of each; safe from any thread.
 */
final class LoginLimit {
    static final int FOR_ACCOUNT_AND_CLIENT = 5;
    static final int FOR_ACCOUNT = 30;
    static final int FOR_CLIENT = 20;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int KEPT = 20_000;

    private final TimeMeter time;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    LoginLimit(InstantSource clock) {
        time = new ClockMeter(clock);
    }

    /** Counts a try. @return zero when it may be made, else how long to wait for the next */
    Duration take(String login, String client) {
        List<Bucket> limits = limits(login, client);
        long nanos = limits.stream()
                .mapToLong(bucket -> bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill())
                .max()
                .orElse(0);
        limits.forEach(bucket -> bucket.tryConsume(1));
        return Duration.ofNanos(nanos);
    }

    /** The password was right: the try does not count. */
    void giveBack(String login, String client) {
        limits(login, client).forEach(bucket -> bucket.addTokens(1));
    }

    private List<Bucket> limits(String login, String client) {
        String account = login.toLowerCase(Locale.ROOT);
        return List.of(
                bucket("both " + client + " " + account, FOR_ACCOUNT_AND_CLIENT),
                bucket("account " + account, FOR_ACCOUNT),
                bucket("client " + client, FOR_CLIENT));
    }

    private Bucket bucket(String key, int tries) {
        return buckets.get(key, missing -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, WINDOW))
                .build());
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
