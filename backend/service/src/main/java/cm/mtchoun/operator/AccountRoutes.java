package cm.mtchoun.operator;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;

/** One's own account, and for admins everybody's. */
final class AccountRoutes implements Routes {
    private final Accounts accounts;
    private final ReviewRules rules;

    AccountRoutes(Accounts accounts, ReviewRules rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("getMe")
                .addHandler(context -> Requests.json(context, 200, Future.succeededFuture(me(Caller.of(context)))));
        contract.getRoute("changeMyPassword").addHandler(this::changePassword);
        contract.getRoute("listOperators")
                .addHandler(context ->
                        Requests.json(context, 200, accounts.all().map(all -> new JsonObject().put("items", all))));
        contract.getRoute("addOperator").addHandler(this::add);
        contract.getRoute("changeOperator").addHandler(this::change);
        contract.getRoute("resetOperatorPassword")
                .addHandler(context ->
                        Requests.json(context, 200, accounts.resetPassword(Caller.of(context), Ids.ofPath(context))));
    }

    private JsonObject me(Caller caller) {
        return new Operator(caller.id(), caller.login(), caller.name(), caller.rank(), true)
                .toJson()
                .put("settings", rules.toJson());
    }

    private void changePassword(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Requests.noContent(
                context,
                accounts.changeOwnPassword(
                        Caller.of(context), body.getString("currentPassword"), body.getString("newPassword")));
    }

    private void add(RoutingContext context) {
        JsonObject body = Requests.body(context);
        Rank rank = Rank.of(body.getString("role"));
        Requests.json(
                context, 201, accounts.add(Caller.of(context), body.getString("login"), body.getString("name"), rank));
    }

    private void change(RoutingContext context) {
        JsonObject body = Requests.body(context);
        String role = body.getString("role");
        Requests.json(
                context,
                200,
                accounts.change(
                        Caller.of(context),
                        Ids.ofPath(context),
                        body.getString("name"),
                        role == null ? null : Rank.of(role),
                        body.getBoolean("active")));
    }
}
