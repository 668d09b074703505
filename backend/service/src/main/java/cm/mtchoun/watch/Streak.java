package cm.mtchoun.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failures in a row, and when the maintainer was last told of them: at the third, then once a day until it works.
 *
 * @param since the first failure of the row; null when there is none
 * @param toldAt null when nobody was told of this row
 */
record Streak(int failures, @Nullable Instant since, @Nullable Instant toldAt) {
    static final Streak NONE = new Streak(0, null, null);

    private static final int TOLD_AFTER = 3;
    private static final Duration TOLD_EVERY = Duration.ofHours(24);

    /** One more failure, told when {@link #toldAt} of the answer is {@code now}. */
    Streak failed(Instant now) {
        int count = failures + 1;
        boolean due = toldAt == null || !now.isBefore(toldAt.plus(TOLD_EVERY));
        return new Streak(count, since == null ? now : since, count >= TOLD_AFTER && due ? now : toldAt);
    }

    boolean wasTold() {
        return toldAt != null;
    }
}
