package cm.mtchoun.feed;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.outbound.Addresses;
import cm.mtchoun.outbound.Addresses.PrivateAddressException;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Whether events may be sent to an address: https, a plain host, and nothing in a private network. */
final class WebhookAddress {
    private final Addresses addresses;
    private final boolean allowPrivate;

    WebhookAddress(Addresses addresses, boolean allowPrivate) {
        this.addresses = addresses;
        this.allowPrivate = allowPrivate;
    }

    /** Where to connect now, asked anew each time; fails when the host leads into a private network. */
    Future<InetAddress> resolve(URI url) {
        return addresses.of(url.getHost());
    }

    /** @return the same address; fails with a problem that says why it cannot be taken */
    Future<String> check(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException notOne) {
            return wrong("invalid_format", "must be an address such as https://example.org/hook");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(allowPrivate && "http".equalsIgnoreCase(url.getScheme()))) {
            return wrong("not_https", "must begin with https://");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return wrong("invalid_format", "must have a plain host, and neither a user nor a fragment");
        }
        return resolve(url)
                .map(found -> text)
                .recover(cause -> cause instanceof PrivateAddressException
                        ? wrong("private_address", "leads to an address that is not on the public Internet")
                        : wrong("unknown_host", "has a host that cannot be found"));
    }

    private static Future<String> wrong(String code, String message) {
        return Future.failedFuture(
                Problem.invalid(List.of(new FieldError("/url", code, message))).asException());
    }
}
