package cm.mtchoun.registration;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that a mail can be sent to: no display name, no comment, no quoting, a host with a dot in it. The host may be
 * international; the part before the {@code @} is ASCII.
 *
 * @param text its host in the ASCII form ({@code xn--…}), whichever was given: mail servers know no other, and both
 *     forms are one mailbox
 */
record MailAddress(String text) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    MailAddress {
        Wrong wrong = check(text);
        if (wrong != null) {
            throw new IllegalArgumentException("not an address: " + wrong);
        }
        int host = text.indexOf('@') + 1;
        text = text.substring(0, host) + ascii(text.substring(host));
    }

    /** @return what is wrong with an address; null when nothing is */
    static @Nullable Wrong check(String text) {
        if (text.length() > LONGEST) {
            return Wrong.TOO_LONG;
        }
        if (text.codePoints().anyMatch(MailAddress::isForeign)) {
            return Wrong.INVALID_CHARACTERS;
        }
        int at = text.indexOf('@');
        boolean good = at > 0
                && at <= LONGEST_LOCAL
                && LOCAL.matcher(text.substring(0, at)).matches()
                && isHost(text.substring(at + 1));
        return good ? null : Wrong.INVALID_FORMAT;
    }

    private static boolean isForeign(int c) {
        return c <= ' '
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || "<>,;:\"".indexOf(c) >= 0;
    }

    private static boolean isHost(String host) {
        try {
            String ascii = ascii(host).toLowerCase(Locale.ROOT);
            return ascii.length() <= 253 && HOST.matcher(ascii).matches();
        } catch (IllegalArgumentException notAHost) {
            return false;
        }
    }

    private static String ascii(String host) {
        return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
    }

    /** Hides the address: it belongs in no log. */
    @Override
    public String toString() {
        return "MailAddress[hidden]";
    }

    /** Why a text is not an address; the name in lower case is the code of the field error. */
    enum Wrong {
        TOO_LONG("has more than " + LONGEST + " characters"),
        INVALID_CHARACTERS("has a character that no address has, such as a blank, a line break or <"),
        INVALID_FORMAT("is not an address such as name@example.org");

        private final String message;

        Wrong(String message) {
            this.message = message;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String message() {
            return message;
        }
    }
}
