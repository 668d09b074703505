package cm.mtchoun.watch;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of asking for an address. */
sealed interface FetchResult {
    /** As it was when it had the validators that were sent. */
    record Unchanged() implements FetchResult {}

    /**
     * @param url where it was found in the end
     * @param charset what the server said; null when it said none
     */
    record Fetched(URI url, Buffer body, @Nullable String charset, Validators validators) implements FetchResult {}

    /**
     * @param detail what happened and which limit it met, for the operator
     * @param retryAfter what the server asked for; null when it asked nothing
     */
    record Refused(Refusal refusal, String detail, @Nullable Duration retryAfter) implements FetchResult {
        Refused(Refusal refusal, String detail) {
            this(refusal, detail, null);
        }
    }
}
