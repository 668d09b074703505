package cm.mtchoun.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.List;
import java.util.Optional;

/** What handlers need to read a request and to answer it. */
public final class Requests {
    private static final String BEARER = "Bearer ";

    private Requests() {}

    /** The JSON body, already valid by the contract. */
    public static JsonObject body(RoutingContext context) {
        return validated(context).getBody().getJsonObject();
    }

    public static ValidatedRequest validated(RoutingContext context) {
        return context.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    }

    /** The token of the {@code Authorization: Bearer} header, if it has one of at most 200 characters. */
    public static Optional<String> bearer(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return Optional.ofNullable(header)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty() && token.length() <= 200);
    }

    /** Answers with JSON when the future succeeds, and hands a failure to the failure handler. */
    public static void json(RoutingContext context, int status, Future<JsonObject> answer) {
        answer.onComplete(
                body -> context.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(body.toBuffer()),
                context::fail);
    }

    /**
     * As {@link #json} with 200, for what is the same for everybody who asks with this address and language: with an
     * {@code ETag}, and 304 while the client has it already.
     */
    public static void shared(RoutingContext context, Future<JsonObject> answer) {
        answer.onComplete(body -> Revalidation.answer(context, "application/json", body.toBuffer()), context::fail);
    }

    /** As {@link #shared}, for another type of text. */
    public static void sharedText(RoutingContext context, String mediaType, Future<String> answer) {
        answer.onComplete(
                text -> Revalidation.answer(context, mediaType + "; charset=utf-8", Buffer.buffer(text)),
                context::fail);
    }

    /** The value of a query parameter, valid by the contract; empty when it was not given. */
    public static Optional<RequestParameter> query(RoutingContext context, String name) {
        return Optional.ofNullable(validated(context).getQuery().get(name)).filter(given -> !given.isEmpty());
    }

    /**
     * One page of a list.
     *
     * @param found one more than {@code limit} if there are as many; each with its {@code id}, which is the cursor
     */
    public static JsonObject page(List<JsonObject> found, int limit) {
        boolean more = found.size() > limit;
        List<JsonObject> items = more ? found.subList(0, limit) : found;
        String next = more ? items.get(limit - 1).getString("id") : null;
        return new JsonObject().put("items", new JsonArray(List.copyOf(items))).put("nextCursor", next);
    }

    /** Answers 204 when the future succeeds. */
    public static void noContent(RoutingContext context, Future<Void> done) {
        done.onComplete(nothing -> context.response().setStatusCode(204).end(), context::fail);
    }
}
