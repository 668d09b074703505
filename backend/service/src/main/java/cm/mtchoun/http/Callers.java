package cm.mtchoun.http;

import io.vertx.core.Future;
import java.util.Optional;

/** Knows API keys. Safe from any thread. */
@FunctionalInterface
public interface Callers {
    /** What every API key begins with; no other token does. */
    String PREFIX = "mtk_";

    /** Knows none. */
    Callers NONE = key -> Future.succeededFuture(Optional.empty());

    /** @return whose key this is; empty when it is unknown, expired or revoked */
    Future<Optional<Caller>> find(String key);
}
