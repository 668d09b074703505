package cm.mtchoun.feed;

import cm.mtchoun.feed.DeliveryStore.Delivery;
import cm.mtchoun.feed.FeedStore.FeedEvent;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.outbound.Addresses.PrivateAddressException;
import cm.mtchoun.pipeline.Claim;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes one delivery from its claim to its end: signs it, posts it to the very address that was checked, and follows no
 * redirect. Lives on one event loop.
 */
final class Courier {
    /** A receiver that stalls holds up no more than these of the deliveries in hand. */
    private static final int AT_ONCE_EACH = 4;

    private final DeliveryStore deliveries;
    private final Signatures signatures;
    private final WebhookAddress address;
    private final InstantSource clock;
    private final HttpClient client;
    private final Duration patience;
    private final Metrics metrics;
    private final Map<Long, Integer> inHand = new HashMap<>();

    /** @param patience how long a receiver may take to answer */
    Courier(Vertx vertx, FeedParts parts, DeliveryStore deliveries, Duration patience) {
        this.deliveries = deliveries;
        this.signatures = parts.signatures();
        this.address = new WebhookAddress(parts.addresses(), parts.allowPrivate());
        this.clock = parts.jobs()::now;
        this.patience = patience;
        this.metrics = parts.metrics();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) patience.toMillis())
                .setKeepAliveTimeout(15)
                .setForceSni(true);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_ONCE_EACH));
    }

    Future<Void> close() {
        return client.close();
    }

    /** Fails when it is to be tried again. */
    Future<Void> deliver(Claim claim) {
        return deliveries
                .load(claim.ref())
                .compose(found -> found.isPresent() ? deliver(claim, found.get()) : deliveries.finish(claim));
    }

    private Future<Void> deliver(Claim claim, Delivery delivery) {
        if (!delivery.waiting()) {
            return deliveries.finish(claim);
        }
        if (!delivery.wanted()) {
            return deliveries.settle(claim, "dead", "not active", false);
        }
        FeedEvent event = delivery.event();
        if (event == null || delivery.earlierAt() != null) {
            return deliveries.park(claim, delivery.earlierAt());
        }
        if (inHand.getOrDefault(delivery.webhook(), 0) >= AT_ONCE_EACH) {
            return deliveries.park(claim, null);
        }
        inHand.merge(delivery.webhook(), 1, Integer::sum);
        return send(delivery, event)
                .transform(answer ->
                        answer.succeeded() ? answered(claim, answer.result()) : missed(claim, reason(answer.cause())))
                .onComplete(over ->
                        inHand.computeIfPresent(delivery.webhook(), (webhook, count) -> count == 1 ? null : count - 1));
    }

    private Future<Void> answered(Claim claim, int status) {
        if (status < 200 || status >= 300) {
            return missed(claim, Integer.toString(status));
        }
        metrics.webhook("delivered");
        return deliveries.settle(claim, "delivered", Integer.toString(status), true);
    }

    private Future<Void> missed(Claim claim, String answer) {
        boolean last = claim.attempts() >= claim.kind().maxAttempts();
        metrics.webhook(last ? "dead" : "tried");
        return last
                ? deliveries.settle(claim, "dead", answer, true)
                : deliveries.tried(claim, answer).compose(noted -> Future.failedFuture(new NotTakenException(answer)));
    }

    private Future<Integer> send(Delivery delivery, FeedEvent event) {
        URI url = URI.create(delivery.url());
        return address.resolve(url)
                .compose(found -> client.request(options(url, found)))
                .compose(request -> post(request, delivery, event))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Integer> post(HttpClientRequest request, Delivery delivery, FeedEvent event) {
        String body = event.toJson().encode();
        String id = Long.toString(event.position());
        long now = clock.instant().getEpochSecond();
        request.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Mtchoun-mouh-webhook/1")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now))
                .putHeader("webhook-signature", signatures.sign(delivery.nonces(), id, now, body))
                .idleTimeout(patience.toMillis());
        return request.send(body).map(Courier::statusOf);
    }

    /** Nobody reads the rest of the answer; the connection is used again only when there is none. */
    private static int statusOf(HttpClientResponse response) {
        if (!"0".equals(response.getHeader("Content-Length")) && response.statusCode() != 204) {
            response.exceptionHandler(expected -> {});
            response.request().connection().close();
        }
        return response.statusCode();
    }

    private static RequestOptions options(URI url, InetAddress found) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, found.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    /** In a word, for the owner of the webhook. */
    private static String reason(Throwable cause) {
        if (cause instanceof PrivateAddressException) {
            return "private address";
        }
        return cause instanceof TimeoutException ? "timeout" : "no connection";
    }

    /** The receiver did not take it: the job is tried again. */
    private static final class NotTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotTakenException(String answer) {
            super(answer, null, false, false);
        }
    }
}
