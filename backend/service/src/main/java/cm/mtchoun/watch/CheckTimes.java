package cm.mtchoun.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When to look again. Pure: chance is passed in. */
final class CheckTimes {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
    private static final Duration FIRST_IMAGE_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_IMAGE_RETRY = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 20;

    private CheckTimes() {}

    /** The source's interval, spread by 10 % either way so that sources do not march in step. @param jitter 0 to 1 */
    static Duration afterSuccess(Duration every, double jitter) {
        return spread(every, jitter);
    }

    /**
     * Doubles with each failure in a row, up to half an hour or the source's own interval if that is longer; never sooner
     * than the server asked.
     */
    static Duration afterFailure(Duration every, int failures, @Nullable Duration retryAfter, double jitter) {
        Duration longest = longer(every, LONGEST_RETRY);
        Duration wait = spread(doubled(shorter(every, FIRST_RETRY), failures, longest), jitter);
        return retryAfter == null ? wait : longer(wait, shorter(retryAfter, RetryAfter.LONGEST));
    }

    /** When a refused image is asked for again: a truncated upload is often replaced soon. @param failures from 1 */
    static Instant imageRetry(Instant refusedAt, int failures) {
        return refusedAt.plus(doubled(FIRST_IMAGE_RETRY, failures, LONGEST_IMAGE_RETRY));
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        int doublings = Math.min(Math.max(times - 1, 0), MOST_DOUBLINGS);
        return shorter(first.multipliedBy(1L << doublings), longest);
    }

    private static Duration spread(Duration wait, double jitter) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (0.9 + jitter / 5)));
    }

    static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
