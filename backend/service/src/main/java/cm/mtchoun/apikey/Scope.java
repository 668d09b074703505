package cm.mtchoun.apikey;

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

    /** As in the contract and in the column {@code api_key.scopes}. */
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
