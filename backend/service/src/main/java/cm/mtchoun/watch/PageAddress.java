package cm.mtchoun.watch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns what stands in an attribute, already made absolute, into an address that can be asked for. */
final class PageAddress {
    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%[]";
    private static final int LONGEST = 2_000;

    private PageAddress() {}

    /** Empty for anything but a http or https address with a host, and for one of more than 2,000 characters. */
    static Optional<URI> of(String absolute) {
        int fragment = absolute.indexOf('#');
        String address = (fragment < 0 ? absolute : absolute.substring(0, fragment)).strip();
        if (address.isEmpty() || address.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(escaped(address)).normalize();
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Blanks, accents and stray percent signs as browsers send them. */
    private static String escaped(String address) {
        StringBuilder escaped = new StringBuilder(address.length() + 16);
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
            if (plain && (c != '%' || isEscape(bytes, i))) {
                escaped.append(c);
            } else {
                escaped.append('%').append(String.format("%02X", (int) c));
            }
        }
        return escaped.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }
}
