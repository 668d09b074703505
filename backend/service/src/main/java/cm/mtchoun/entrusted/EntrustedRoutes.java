package cm.mtchoun.entrusted;

import cm.mtchoun.entrusted.EntrustedPeople.Person;
import cm.mtchoun.http.Caller;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import java.util.List;

/** What a program may know of the people it registered. */
public final class EntrustedRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 20;

    private final EntrustedPeople people;

    public EntrustedRoutes(EntrustedPeople people) {
        this.people = people;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("listEntrusted").addHandler(context -> Requests.json(context, 200, list(context)));
        contract.getRoute("getEntrusted").addHandler(context -> Requests.json(context, 200, one(context)));
    }

    private Future<JsonObject> list(RoutingContext context) {
        int limit = Requests.query(context, "limit")
                .map(RequestParameter::getInteger)
                .orElse(DEFAULT_LIMIT);
        long before = Requests.query(context, "cursor")
                .map(RequestParameter::getString)
                .filter(cursor -> cursor.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        return people.page(Caller.required(context), before, limit + 1).map(found -> page(found, limit));
    }

    private static JsonObject page(List<Person> found, int limit) {
        List<Person> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Long.toString(shown.get(limit - 1).id()) : null;
        return new JsonObject()
                .put("items", new JsonArray(shown.stream().map(Person::toJson).toList()))
                .put("nextCursor", next);
    }

    private Future<JsonObject> one(RoutingContext context) {
        return people.one(Caller.required(context), String.valueOf(context.pathParam("id")))
                .map(found -> found.orElseThrow(() -> Problem.notFound("This key registered nobody under this id.")
                                .asException())
                        .toJson());
    }
}
