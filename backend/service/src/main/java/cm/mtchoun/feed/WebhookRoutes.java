package cm.mtchoun.feed;

import cm.mtchoun.http.Caller;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Webhooks, and what became of each delivery. */
public final class WebhookRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 20;

    private final Vertx vertx;
    private final InstantSource clock;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Signatures signatures;
    private final WebhookAddress address;

    public WebhookRoutes(FeedParts parts) {
        this.vertx = parts.vertx();
        this.clock = parts.jobs()::now;
        this.webhooks = new WebhookStore(parts.pool());
        this.deliveries = new DeliveryStore(parts.pool(), parts.jobs());
        this.signatures = parts.signatures();
        this.address = new WebhookAddress(parts.addresses(), parts.allowPrivate());
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listWebhooks").addHandler(context -> Requests.json(context, 200, list(context)));
        contract.getRoute("createWebhook").addHandler(context -> Requests.json(context, 201, create(context)));
        contract.getRoute("getWebhook")
                .addHandler(context -> Requests.json(context, 200, one(context).map(Webhook::toJson)));
        contract.getRoute("changeWebhook").addHandler(context -> Requests.json(context, 200, change(context)));
        contract.getRoute("deleteWebhook").addHandler(context -> Requests.noContent(context, delete(context)));
        contract.getRoute("rotateSecret").addHandler(context -> Requests.json(context, 200, rotate(context)));
        contract.getRoute("testWebhook").addHandler(context -> Requests.json(context, 202, test(context)));
        contract.getRoute("listDeliveries").addHandler(context -> Requests.json(context, 200, deliveries(context)));
        contract.getRoute("replayDelivery").addHandler(context -> Requests.json(context, 202, replay(context)));
    }

    private Future<JsonObject> list(RoutingContext context) {
        return webhooks.all(key(context)).map(all -> new JsonObject()
                .put("items", new JsonArray(all.stream().map(Webhook::toJson).toList()))
                .putNull("nextCursor"));
    }

    private Future<JsonObject> create(RoutingContext context) {
        JsonObject body = Requests.body(context);
        byte[] nonce = signatures.newNonce();
        List<String> asked = events(body);
        List<String> events = asked == null ? Webhook.TYPES : asked;
        return address.check(body.getString("url"))
                .compose(url -> webhooks.add(key(context), url, events, nonce, clock.instant()))
                .map(made -> made.orElseThrow(WebhookRoutes::tooMany).toJson().put("secret", signatures.secret(nonce)));
    }

    private Future<JsonObject> change(RoutingContext context) {
        JsonObject body = Requests.body(context);
        String wanted = body.getString("url");
        Future<@Nullable String> url = wanted == null ? Future.succeededFuture() : address.check(wanted);
        return url.compose(checked ->
                        webhooks.change(key(context), id(context), checked, events(body), body.getBoolean("active")))
                .map(found -> found.orElseThrow(WebhookRoutes::missing).toJson());
    }

    private Future<Void> delete(RoutingContext context) {
        return webhooks.delete(key(context), id(context)).map(deleted -> {
            if (!deleted) {
                throw missing();
            }
            return null;
        });
    }

    private Future<JsonObject> rotate(RoutingContext context) {
        byte[] nonce = signatures.newNonce();
        return webhooks.rotate(key(context), id(context), nonce, clock.instant())
                .map(found ->
                        found.orElseThrow(WebhookRoutes::missing).toJson().put("secret", signatures.secret(nonce)));
    }

    private Future<JsonObject> test(RoutingContext context) {
        return one(context)
                .compose(webhook -> deliveries.test(key(context), webhook.id()))
                .compose(delivery -> deliveries.one(id(context), delivery))
                .map(found -> found.orElseThrow(WebhookRoutes::missing))
                .onSuccess(delivery -> Signal.EVENT_NOTED.send(vertx.eventBus(), 0));
    }

    private Future<JsonObject> deliveries(RoutingContext context) {
        int limit = Requests.query(context, "limit")
                .map(RequestParameter::getInteger)
                .orElse(DEFAULT_LIMIT);
        String state = Requests.query(context, "state")
                .map(RequestParameter::getString)
                .orElse(null);
        long before = Requests.query(context, "cursor")
                .map(RequestParameter::getString)
                .map(WebhookRoutes::number)
                .orElse(Long.MAX_VALUE);
        return one(context)
                .compose(webhook -> deliveries.page(webhook.id(), state, before, limit + 1))
                .map(found -> Requests.page(found, limit));
    }

    private Future<JsonObject> replay(RoutingContext context) {
        long delivery = number(String.valueOf(context.pathParam("deliveryId")));
        return one(context)
                .compose(webhook -> deliveries.replay(webhook.id(), delivery))
                .compose(known -> deliveries.one(id(context), delivery))
                .map(found -> found.orElseThrow(WebhookRoutes::missing))
                .onSuccess(waiting -> Signal.EVENT_PUBLISHED.send(vertx.eventBus(), 0));
    }

    private Future<Webhook> one(RoutingContext context) {
        return webhooks.one(key(context), id(context)).map(found -> found.orElseThrow(WebhookRoutes::missing));
    }

    private static @Nullable List<String> events(JsonObject body) {
        JsonArray given = body.getJsonArray("events");
        return given == null ? null : given.stream().map(String.class::cast).toList();
    }

    private static long key(RoutingContext context) {
        return Caller.required(context).id();
    }

    /** Ids are numbers to us; anything else is the id of nothing. */
    private static long id(RoutingContext context) {
        return number(String.valueOf(context.pathParam("id")));
    }

    private static long number(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private static RuntimeException missing() {
        return Problem.notFound("This key has no such webhook or delivery.").asException();
    }

    private static RuntimeException tooMany() {
        return Problem.of(
                        409,
                        "too-many",
                        "There are too many already",
                        "A key may have up to " + WebhookStore.MOST + " webhooks.")
                .asException();
    }
}
