package cm.mtchoun.mail;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its reader will see it.
 *
 * @param crop the line of the communiqué as PNG or JPEG, which the HTML shows as {@code cid:} {@link #CROP_ID}
 * @param unsubscribeUrl where a single POST ends it all; null when there is nothing to end
 * @param newsSince when what it tells was first seen; null when that was before anybody waited for it
 */
record Letter(
        String to,
        String subject,
        String text,
        String html,
        @Nullable Buffer crop,
        @Nullable String unsubscribeUrl,
        @Nullable Instant newsSince) {
    /** Whom a letter is for that is written to see whether it can be. */
    static final String NOBODY = "";

    static final String CROP_ID = "ligne@mtchoun";

    boolean isForNobody() {
        return to.equals(NOBODY);
    }

    /** A letter without picture, about nothing that was published. */
    Letter(String to, String subject, String text, String html) {
        this(to, subject, text, html, null, null, null);
    }
}
