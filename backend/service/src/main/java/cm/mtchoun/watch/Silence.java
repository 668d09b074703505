package cm.mtchoun.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a quiet source from one that has probably moved: it is silent for longer than its own history explains. */
final class Silence {
    private static final int LEAST_DAYS = 21;
    private static final int TIMES_LONGEST_GAP = 3;
    private static final int HISTORY_YEARS = 2;
    private static final int LEAST_PUBLICATIONS = 3;
    private static final Duration TOLD_EVERY = Duration.ofDays(7);

    private Silence() {}

    /**
     * Whether to tell the maintainer now: more than three times the longest gap of the source's last two years, at least
     * 21 days, and not told within the week. One with fewer than three publications has no history to judge by.
     *
     * @param published dates of the communiqués, oldest first
     * @param lastNew when we last saw something new: a page that was old when we first came is not silent yet
     */
    static boolean isToBeTold(List<LocalDate> published, Instant lastNew, @Nullable Instant toldAt, Instant now) {
        if (published.size() < LEAST_PUBLICATIONS) {
            return false;
        }
        boolean toldLately = toldAt != null && now.isBefore(toldAt.plus(TOLD_EVERY));
        long days = Duration.between(lastNew, now).toDays();
        return !toldLately && days > Math.max(LEAST_DAYS, TIMES_LONGEST_GAP * longestGap(published));
    }

    private static long longestGap(List<LocalDate> published) {
        LocalDate from = published.get(published.size() - 1).minusYears(HISTORY_YEARS);
        long longest = 0;
        for (int i = 1; i < published.size(); i++) {
            if (!published.get(i - 1).isBefore(from)) {
                longest = Math.max(longest, ChronoUnit.DAYS.between(published.get(i - 1), published.get(i)));
            }
        }
        return longest;
    }
}
