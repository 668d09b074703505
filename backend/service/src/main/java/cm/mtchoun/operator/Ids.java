package cm.mtchoun.operator;

import io.vertx.ext.web.RoutingContext;

/** Ids are numbers in the database and strings in the API. */
final class Ids {
    private Ids() {}

    /** @return the id of the path; -1, which nothing has, when it is no number */
    static long ofPath(RoutingContext context) {
        return of(context.pathParam("id"));
    }

    static long of(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
