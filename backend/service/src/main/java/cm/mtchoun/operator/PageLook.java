package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** Looks at a page as a source's watcher would, and keeps nothing. */
@FunctionalInterface
public interface PageLook {
    /** @return {@code {"outcome","detail","images":[…]}}; never fails for what the page's server does */
    Future<JsonObject> look(URI page, List<String> hosts, String linkPattern);
}
