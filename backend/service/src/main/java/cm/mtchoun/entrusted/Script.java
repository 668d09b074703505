package cm.mtchoun.entrusted;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a person of a test key; the part of the address before the @ chooses. */
public enum Script {
    /** Confirms at once, and is notified. */
    DELIVERED(Duration.ZERO),
    /** The same, after her mail server refused for a minute. */
    TEMP_FAIL(Duration.ofMinutes(1)),
    /** Her mail server refuses for good: it ends without a confirmation. */
    PERM_FAIL(Duration.ZERO);

    private final Duration startsAfter;

    Script(Duration startsAfter) {
        this.startsAfter = startsAfter;
    }

    /** As in the address and in the column {@code entrusted.script}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return empty for an address that is not for tests */
    public static Optional<Script> of(String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        return Arrays.stream(values())
                .filter(script -> script.code().equalsIgnoreCase(local))
                .findFirst();
    }

    Duration startsAfter() {
        return startsAfter;
    }

    /** @return the state after this one */
    String after(String state) {
        if (this == PERM_FAIL) {
            return "ended";
        }
        return state.equals("pending") ? "active" : "notified";
    }

    boolean endsWith(String state) {
        return state.equals("notified") || state.equals("ended");
    }
}
