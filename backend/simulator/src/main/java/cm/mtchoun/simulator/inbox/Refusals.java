package cm.mtchoun.simulator.inbox;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is refused at RCPT. Addresses beginning with {@code perm-fail} or {@code temp-fail} always are. */
final class Refusals {
    static final int ACCEPTED = 250;

    private final Map<String, Integer> codes = new ConcurrentHashMap<>();

    void refuse(String address, int code) {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("SMTP refuses with 400 to 599, not " + code);
        }
        codes.put(address.toLowerCase(Locale.ROOT), code);
    }

    void accept(String address) {
        codes.remove(address.toLowerCase(Locale.ROOT));
    }

    Map<String, Integer> all() {
        return Map.copyOf(codes);
    }

    /** The answer to {@code RCPT TO} that address. */
    int codeFor(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("perm-fail")) {
            return 550;
        }
        return lower.startsWith("temp-fail") ? 451 : codes.getOrDefault(lower, ACCEPTED);
    }
}
