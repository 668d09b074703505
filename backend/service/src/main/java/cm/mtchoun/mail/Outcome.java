package cm.mtchoun.mail;

import java.util.Locale;

/** What became of a mail. */
enum Outcome {
    SENT,
    /** The address refused it for good, and gets no more. */
    REFUSED,
    /** The address had refused an earlier one. */
    SUPPRESSED,
    /** By the time it could be sent, there was nothing left to say. */
    OBSOLETE;

    /** As in the column {@code mail.outcome}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
