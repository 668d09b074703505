package cm.mtchoun.mail;

import cm.mtchoun.pipeline.JobKind;
import java.util.Locale;

/** What a mail is about; says what its payload holds. No payload holds a name or an address. */
public enum MailKind {
    /**
     * "Is this address yours?" Payload {@code {"token": hash}}: lower-case hex of {@code token.hash}; with {@code
     * "address": true} it goes to the new address of the registration, which the token confirms.
     */
    CONFIRM,
    /** "Your name has been published." Payload {@code {"match": id}}. */
    MATCH,
    /** "A name like yours has been published: is it you?" Payload {@code {"match": id}}. */
    POSSIBLE,
    /**
     * To the maintainer, about a source. Payload {@code "event"}: new_communique, source_failing, source_recovered,
     * page_changed, source_silent, images_unreadable or images_readable; and of {@code "source", "page", "problem", "since", "failures", "communique",
     * "publishedOn", "images"} what is known: texts, numbers, ISO 8601 dates and instants.
     */
    MAINTAINER,
    /**
     * About the registration itself. Payload {@code "event"}: address_asked (a move to another address waits for its
     * confirmation). Without a registration: about an operator's account; reserved.
     */
    ACCOUNT;

    /** As in the column {@code mail.kind} and the header {@code X-Mtchoun-Kind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    JobKind job() {
        return this == CONFIRM ? JobKind.SEND_CONFIRMATION : JobKind.SEND_MAIL;
    }

    /** Whether it goes to the person of a registration; of ACCOUNT, some do. */
    boolean toPerson() {
        return this == CONFIRM || this == MATCH || this == POSSIBLE;
    }
}
