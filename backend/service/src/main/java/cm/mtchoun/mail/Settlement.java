package cm.mtchoun.mail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail, and when.
 *
 * @param sinceNews from the moment its news were first seen; null when it tells none that anybody waited for
 */
record Settlement(Outcome outcome, Instant when, @Nullable Duration sinceNews) {
    static Settlement of(Outcome outcome, Instant when) {
        return new Settlement(outcome, when, null);
    }

    static Settlement sent(Letter letter, Instant when) {
        Instant since = letter.newsSince();
        return new Settlement(Outcome.SENT, when, since == null ? null : Duration.between(since, when));
    }

    @Nullable
    Float seconds() {
        return sinceNews == null ? null : sinceNews.toMillis() / 1_000f;
    }
}
