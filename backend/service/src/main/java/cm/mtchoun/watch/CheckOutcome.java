package cm.mtchoun.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one look at a source came to. */
sealed interface CheckOutcome {
    /** Stable, for metrics. */
    String code();

    /** The page is as it was when all its images were dealt with. */
    record Same() implements CheckOutcome {
        @Override
        public String code() {
            return "unchanged";
        }
    }

    /**
     * The page was read.
     *
     * @param sha256 of the page, in hex
     * @param images how many it shows
     * @param again when an image wants to be asked for again before the interval is over; null when none does
     * @param complete every image was stored or refused for good: only then the page counts as seen
     */
    record Seen(Validators validators, String sha256, int images, @Nullable Instant again, boolean complete)
            implements CheckOutcome {
        @Override
        public String code() {
            return "changed";
        }
    }

    /** Nothing could be learnt. @param retryAfter what the server asked for; null when it asked nothing */
    record Failed(Refusal refusal, String detail, @Nullable Duration retryAfter) implements CheckOutcome {
        @Override
        public String code() {
            return refusal.code();
        }

        String problem() {
            return refusal.code() + ": " + detail;
        }
    }
}
