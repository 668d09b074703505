package cm.mtchoun.apikey;

import java.util.Arrays;

/** What a key may do. */
public enum Scope {
    /** Register people on their behalf, and follow how far each is. */
    REGISTER("register"),
    NAMES_READ("names:read"),
    EVENTS_READ("events:read"),
    WEBHOOKS("webhooks");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** @throws IllegalArgumentException when there is none of this code */
    public static Scope of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scope " + code));
    }

    /** As in the contract and in the column {@code api_key.scopes}. */
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
