package cm.mtchoun.mail;

import java.util.regex.Pattern;

/** A mail was not accepted. Its message is safe to log: servers like to repeat the address, this does not. */
final class NotAcceptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final Setback setback;
    private final String reason;

    /** @param address whom the mail was for */
    NotAcceptedException(Throwable cause, String address) {
        this(Setback.of(cause), reason(cause, address));
    }

    private NotAcceptedException(Setback setback, String reason) {
        super(reason, null, false, false);
        this.setback = setback;
        this.reason = reason;
    }

    Setback setback() {
        return setback;
    }

    /** The message. */
    String reason() {
        return reason;
    }

    private static String reason(Throwable cause, String address) {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String safe = text.replaceAll("\\S*@\\S*", "…").replaceAll("\\p{Cc}+", " ");
        String local = address.replaceFirst("^.*<", "").replaceFirst("@.*$", "");
        if (local.length() > 1) {
            safe = safe.replaceAll("(?i)" + Pattern.quote(local), "…");
        }
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
    }
}
