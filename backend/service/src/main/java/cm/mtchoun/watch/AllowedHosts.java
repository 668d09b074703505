package cm.mtchoun.watch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a source's requests may go: its page's host and port, and ports 80 and 443 of hosts listed for it.
 *
 * @param listed hosts besides the page's own; without ports
 */
record AllowedHosts(URI page, List<String> listed) {
    /** Why an address may not be asked for; empty when it may. */
    Optional<FetchResult.Refused> refuse(URI url) {
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            return refused("%s is neither http nor https", url);
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            return refused("%s has no plain host", url);
        }
        boolean own = host(url).equals(host(page));
        if (!own && listed.stream().noneMatch(host -> host.equalsIgnoreCase(host(url)))) {
            return refused("%s is on a host that is not listed for this source", url);
        }
        int port = port(url);
        return port == 80 || port == 443 || (own && port == port(page))
                ? Optional.empty()
                : refused("%s is on an unusual port", url);
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static String host(URI url) {
        String host = url.getHost().toLowerCase(java.util.Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Optional<FetchResult.Refused> refused(String why, URI url) {
        return Optional.of(new FetchResult.Refused(Refusal.HOST_NOT_ALLOWED, why.formatted(url)));
    }
}
