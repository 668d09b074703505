package cm.mtchoun.registration;

import cm.mtchoun.http.Caller;
import cm.mtchoun.http.Requests;
import cm.mtchoun.idempotency.RepeatableCalls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who asks to register somebody, and whether the call can be told from its repetition.
 *
 * @param caller null when it is no program with a key
 * @param who tells clients apart whose idempotency keys may be alike
 * @param idempotencyKey null when the call has none
 */
record Asker(@Nullable Caller caller, String who, @Nullable String idempotencyKey, JsonObject body) {
    static Asker of(RoutingContext context) {
        Caller caller = Caller.of(context).orElse(null);
        String address = String.valueOf(context.request().remoteAddress().hostAddress());
        return new Asker(
                caller,
                caller == null ? "address " + address : "key " + caller.id(),
                context.request().getHeader("Idempotency-Key"),
                Requests.body(context));
    }

    /** No program with a key, and no call that could be told from another. */
    boolean isNobodyInParticular() {
        return caller == null && idempotencyKey == null;
    }

    Future<JsonObject> once(
            RepeatableCalls calls, SqlConnection transaction, Instant now, Supplier<Future<JsonObject>> effect) {
        return idempotencyKey == null ? effect.get() : calls.once(transaction, who, idempotencyKey, body, now, effect);
    }
}
