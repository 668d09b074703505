package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.URI;
import java.util.List;

/** The queue of doubtful matches. */
final class ReviewRoutes implements Routes {
    private final ReviewStore store;
    private final Deciding deciding;
    private final ReviewRules rules;
    private final URI api;

    /** @param api public address of the API, without the version */
    ReviewRoutes(ReviewStore store, Deciding deciding, ReviewRules rules, URI api) {
        this.store = store;
        this.deciding = deciding;
        this.rules = rules;
        this.api = api;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listReviews").addHandler(this::list);
        contract.getRoute("getReview").addHandler(context -> Requests.json(context, 200, full(Ids.ofPath(context))));
        contract.getRoute("decideReview").addHandler(this::decide);
        contract.getRoute("undoReview")
                .addHandler(context -> done(context, deciding.undo(Caller.of(context), Ids.ofPath(context))));
        contract.getRoute("approveReview")
                .addHandler(context -> done(context, deciding.approve(Caller.of(context), Ids.ofPath(context))));
    }

    private void list(RoutingContext context) {
        Query query = Query.of(context);
        Future<List<Review>> found = store.page(ReviewStore.Filter.of(query), query.after(), query.limit() + 1);
        Requests.json(context, 200, found.compose(reviews -> store.waiting()
                .map(waiting -> query.page(briefly(reviews)).put("waiting", waiting))));
    }

    private JsonArray briefly(List<Review> reviews) {
        return new JsonArray(
                reviews.stream().map(review -> review.brief(api, rules.grace())).toList());
    }

    private void decide(RoutingContext context) {
        Verdict verdict = Verdict.of(Requests.body(context).getString("decision"));
        done(context, deciding.decide(Caller.of(context), Ids.ofPath(context), verdict));
    }

    private void done(RoutingContext context, Future<Void> done) {
        Requests.json(context, 200, done.compose(nothing -> full(Ids.ofPath(context))));
    }

    private Future<JsonObject> full(long id) {
        return store.one(id)
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("There is no such doubtful match.").asException()))
                .compose(review -> store.rivals(review).map(rivals -> review.full(api, rules.grace(), rivals)));
    }
}
