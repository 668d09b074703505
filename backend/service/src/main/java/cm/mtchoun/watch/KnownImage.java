package cm.mtchoun.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What was found behind an address before.
 *
 * @param publishedOn of the stored image's communiqué; null when nothing was stored
 * @param problem why it was refused at the last try; null when it was not
 * @param failures refusals in a row
 */
record KnownImage(
        Validators validators,
        @Nullable LocalDate publishedOn,
        Instant checkedAt,
        @Nullable String problem,
        int failures) {
    private static final int RECENT_DAYS = 60;
    private static final Duration ASKED_EVERY = Duration.ofHours(6);

    /** A refused image is asked for again with growing patience, a recent one every six hours, an old one no more. */
    boolean isDue(Instant now) {
        if (problem != null) {
            return !now.isBefore(CheckTimes.imageRetry(checkedAt, failures));
        }
        return isRecent(now) && !now.isBefore(checkedAt.plus(ASKED_EVERY));
    }

    /** As {@link #isDue}; recent ones also whenever the page has changed: bytes may have changed with it. */
    boolean isDue(Instant now, boolean pageChanged) {
        return isDue(now) || (pageChanged && problem == null && isRecent(now));
    }

    private boolean isRecent(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return publishedOn != null && publishedOn.isAfter(today.minusDays(RECENT_DAYS));
    }
}
