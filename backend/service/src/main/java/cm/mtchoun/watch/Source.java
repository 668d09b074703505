package cm.mtchoun.watch;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * A page that is watched.
 *
 * @param key stable short name, for the API
 * @param hosts hosts that may be asked besides the page's own
 * @param linkPattern what the address of a communiqué's image contains
 * @param synthetic made by ourselves, on this machine, to see whether every stage works: nobody is told of it
 * @param pickup {@code {"fr":{"place","hours","bring"},"en":{…}}}; a language may be missing
 */
record Source(
        long id,
        String key,
        String name,
        URI page,
        List<String> hosts,
        String linkPattern,
        String lang,
        ZoneId zone,
        JsonObject pickup,
        Duration every,
        boolean active,
        boolean synthetic) {
    AllowedHosts allowedHosts() {
        return new AllowedHosts(page, hosts);
    }
}
