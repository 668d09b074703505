package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Answers that only operators' calls give. */
final class Replies {
    private Replies() {}

    /** 202: it will be done. */
    static void accepted(RoutingContext context, Future<Void> done) {
        done.onComplete(nothing -> context.response().setStatusCode(202).end(), context::fail);
    }

    /** As {@link Requests#json}, for work that may also fail before it begins. */
    static void json(RoutingContext context, int status, Supplier<Future<JsonObject>> work) {
        Requests.json(context, status, Future.succeededFuture().compose(begin -> work.get()));
    }
}
