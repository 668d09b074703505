package cm.mtchoun.watch;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.watch.PublicationStore.StoredImage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was published: sources, communiqués, and the images byte for byte. */
public final class PublicationRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 20;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final PublicationStore store;
    private final Sources sources;
    private final EvidenceStore evidence;

    /** @param api public address of the API, without the version */
    public PublicationRoutes(Pool pool, Sources sources, EvidenceStore evidence, URI api) {
        this.store = new PublicationStore(pool, api);
        this.sources = sources;
        this.evidence = evidence;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listCommuniques").addHandler(context -> Requests.shared(context, list(context)));
        contract.getRoute("getCommunique").addHandler(context -> Requests.shared(context, communique(context)));
        contract.getRoute("getImage").addHandler(this::image);
        contract.getRoute("listSources").addHandler(context -> Requests.shared(context, sources(context)));
    }

    private Future<JsonObject> list(RoutingContext context) {
        int limit = query(context, "limit").map(RequestParameter::getInteger).orElse(DEFAULT_LIMIT);
        String source =
                query(context, "source").map(RequestParameter::getString).orElse(null);
        String cursor =
                query(context, "cursor").map(RequestParameter::getString).orElse(null);
        @Nullable Place after = null;
        if (cursor != null) {
            Optional<Place> place = Place.parse(cursor);
            if (place.isEmpty()) {
                FieldError error =
                        new FieldError("#query/cursor", "invalid", "is not a nextCursor of an earlier answer");
                return Future.failedFuture(Problem.invalid(List.of(error)).asException());
            }
            after = place.get();
        }
        return store.page(source, after, limit + 1).map(found -> page(found, limit));
    }

    /** One more was asked for than is shown: it tells whether there is another page. */
    private static JsonObject page(List<JsonObject> found, int limit) {
        boolean more = found.size() > limit;
        List<JsonObject> items = more ? found.subList(0, limit) : found;
        String next = more ? Place.of(items.get(limit - 1)).cursor() : null;
        return new JsonObject().put("items", new JsonArray(List.copyOf(items))).put("nextCursor", next);
    }

    private Future<JsonObject> communique(RoutingContext context) {
        return id(context)
                .map(store::one)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> found.orElseThrow(() -> missing("communiqué")));
    }

    private void image(RoutingContext context) {
        id(context)
                .map(store::image)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> found.orElseThrow(() -> missing("image")))
                .compose(image -> send(context, image))
                .onFailure(context::fail);
    }

    /** The bytes come from elsewhere: no browser may take them for anything but the image they are. */
    private Future<Void> send(RoutingContext context, StoredImage image) {
        String etag = "\"" + HexFormat.of().formatHex(image.sha256()) + "\"";
        HttpServerResponse response = context.response()
                .putHeader("ETag", etag)
                .putHeader("Cache-Control", FOR_EVER)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        String known = context.request().getHeader("If-None-Match");
        if (known != null && (known.contains(etag) || known.strip().equals("*"))) {
            return response.setStatusCode(304).end();
        }
        return evidence.get(image.sha256()).compose(bytes -> end(response, image.mediaType(), bytes));
    }

    private static Future<Void> end(HttpServerResponse response, String mediaType, Buffer bytes) {
        return response.putHeader("Content-Type", mediaType).end(bytes);
    }

    private Future<JsonObject> sources(RoutingContext context) {
        context.response().putHeader("Vary", "Accept-Language");
        String asked = Optional.ofNullable(context.preferredLanguage())
                .map(language -> language.tag())
                .orElse("");
        return sources.all()
                .map(all -> new JsonArray(
                        all.stream().map(source -> json(source, asked)).toList()))
                .map(items -> new JsonObject().put("items", items));
    }

    /** In the language asked for if the source has it, else in its own; which of them is said. */
    private static JsonObject json(Source source, String asked) {
        String language = source.pickup().containsKey(asked) ? asked : source.lang();
        JsonObject pickup = source.pickup().getJsonObject(language, new JsonObject());
        return new JsonObject()
                .put("id", source.key())
                .put("name", source.name())
                .put("pageUrl", source.page().toString())
                .put("language", language)
                .put("place", pickup.getString("place", ""))
                .put("pickupHours", pickup.getString("hours", ""))
                .put("whatToBring", pickup.getString("bring", ""));
    }

    private static Optional<RequestParameter> query(RoutingContext context, String name) {
        return Optional.ofNullable(Requests.validated(context).getQuery().get(name))
                .filter(given -> !given.isEmpty());
    }

    /** Ids are numbers to us; anything else is the id of nothing. */
    private static Optional<Long> id(RoutingContext context) {
        String id = context.pathParam("id");
        return id != null && id.matches("\\d{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }

    private static RuntimeException missing(String what) {
        return Problem.notFound("There is no such " + what + ".").asException();
    }
}
