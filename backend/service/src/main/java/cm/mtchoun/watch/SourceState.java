package cm.mtchoun.watch;

import cm.mtchoun.watch.CheckOutcome.Failed;
import cm.mtchoun.watch.CheckOutcome.Seen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the looks at a source have found so far.
 *
 * @param pageSha256 in hex, of the page whose images were all dealt with; null when there is none
 * @param imagesOnPage null before the first look that succeeded
 * @param silenceToldAt null when nobody was told
 */
record SourceState(
        Validators validators,
        @Nullable String pageSha256,
        @Nullable Integer imagesOnPage,
        Streak streak,
        @Nullable Instant silenceToldAt) {
    static final SourceState UNKNOWN = new SourceState(Validators.NONE, null, null, Streak.NONE, null);

    boolean isFirstLook() {
        return imagesOnPage == null;
    }

    boolean hadImages() {
        return imagesOnPage != null && imagesOnPage > 0;
    }

    /** A page counts as seen only when all its images were dealt with; until then the next look reads it again. */
    SourceState after(CheckOutcome outcome, Instant now) {
        if (outcome instanceof Failed) {
            return new SourceState(validators, pageSha256, imagesOnPage, streak.failed(now), silenceToldAt);
        }
        if (outcome instanceof Seen seen) {
            return new SourceState(
                    seen.complete() ? seen.validators() : Validators.NONE,
                    seen.complete() ? seen.sha256() : null,
                    seen.images(),
                    Streak.NONE,
                    silenceToldAt);
        }
        return new SourceState(validators, pageSha256, imagesOnPage, Streak.NONE, silenceToldAt);
    }

    SourceState withSilenceToldAt(@Nullable Instant toldAt) {
        return new SourceState(validators, pageSha256, imagesOnPage, streak, toldAt);
    }

    /** When somebody was told of the present silence; null when it began after. */
    @Nullable
    Instant toldOfSilenceSince(Instant lastNew) {
        return silenceToldAt != null && silenceToldAt.isAfter(lastNew) ? silenceToldAt : null;
    }
}
