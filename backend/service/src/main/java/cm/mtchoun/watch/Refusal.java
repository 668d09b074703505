package cm.mtchoun.watch;

import java.util.Locale;

/** Why something was not taken. The code is stable: it is a metric's label and stands in the database. */
enum Refusal {
    FORBIDDEN(true),
    NOT_FOUND(true),
    UNEXPECTED_STATUS(true),
    SERVER_ERROR(false),
    TOO_MANY_REQUESTS(false),
    TIMEOUT(false),
    UNREACHABLE(false),
    TOO_LARGE(true),
    REDIRECT_REFUSED(true),
    HOST_NOT_ALLOWED(true),
    PRIVATE_ADDRESS(true),
    ROBOTS(true),
    EMPTY(true),
    HTML(true),
    TRUNCATED(true),
    TOO_MANY_PIXELS(true),
    NOT_AN_IMAGE(true),
    /** The page shows no image though it did before: its shape has changed. */
    NO_IMAGES(true),
    /** Our own fault, such as a full disk. */
    INTERNAL(false);

    private final boolean definitive;

    Refusal(boolean definitive) {
        this.definitive = definitive;
    }

    /** Asking again at once would give the same; a transient one is asked again by the next check. */
    boolean isDefinitive() {
        return definitive;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
