package cm.mtchoun.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * The program that calls, known by its API key.
 *
 * @param id of the key
 * @param test touches nothing real
 * @param scopes what it may do, as the contract names it
 */
public record Caller(long id, boolean test, Set<String> scopes) {
    private static final String KEY = Caller.class.getName();

    /** Who makes this request; empty when it has no API key, or one that opens nothing. */
    public static Optional<Caller> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    /** For operations that the contract lets nobody call without an API key. */
    public static Caller required(RoutingContext context) {
        return of(context).orElseThrow(() -> Access.unknown().asException());
    }

    void attachTo(RoutingContext context) {
        context.put(KEY, this);
    }
}
