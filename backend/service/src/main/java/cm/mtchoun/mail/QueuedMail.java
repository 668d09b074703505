package cm.mtchoun.mail;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox with whom it is for, as things are now.
 *
 * @param settled there is an outcome already: nothing is left to send
 * @param recipient null when it goes to the people who run the service
 */
record QueuedMail(
        long id, MailKind kind, JsonObject payload, Instant createdAt, boolean settled, @Nullable Recipient recipient) {

    /**
     * The registration a mail is for.
     *
     * @param lang fr or en
     * @param watchedSince when it was confirmed; null while it is not
     * @param suppressed its address refused mail
     * @param synthetic nobody: the canary
     * @param program who registered the person and waits for the confirmation that the mail asks for; null when nobody does
     */
    record Recipient(
            long registrationId,
            String name,
            String email,
            String lang,
            boolean ended,
            @Nullable Instant watchedSince,
            boolean suppressed,
            boolean synthetic,
            @Nullable String program) {

        /** Whether the person was registered already when the name was seen. */
        boolean waitedFor(Sighting sighting) {
            return watchedSince != null && watchedSince.isBefore(sighting.firstSeenAt());
        }
    }

    Recipient person() {
        if (recipient == null) {
            throw new IllegalStateException("mail " + id + " of kind " + kind + " is for nobody");
        }
        return recipient;
    }

    boolean hasPerson() {
        return recipient != null;
    }

    boolean suppressed() {
        return recipient != null && recipient.suppressed();
    }

    /** The person left or has collected: nothing is to be said any more. */
    boolean tooLate() {
        return recipient != null && recipient.ended();
    }
}
