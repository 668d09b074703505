package cm.mtchoun.operator;

import io.vertx.ext.web.RoutingContext;

/** The operator a request comes from, as the account is now. */
record Caller(long id, String login, String name, Rank rank, long session) {
    private static final String KEY = Caller.class.getName();

    /** Only behind the {@link Gate}, which puts it there. */
    static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("no operator: this call is not behind the gate");
        }
        return caller;
    }

    void putInto(RoutingContext context) {
        context.put(KEY, this);
    }
}
