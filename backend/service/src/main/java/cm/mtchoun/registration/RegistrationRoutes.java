package cm.mtchoun.registration;

import cm.mtchoun.http.EvenTime;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.registration.Confirming.Confirmed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calls about registering, confirming, unsubscribing, and the private page. */
public final class RegistrationRoutes implements Routes {
    private static final ZoneId CONSULATE = ZoneId.of("Europe/Paris");

    /** When nothing else goes on, an answer always takes this long. */
    private static final Duration REGISTER = Duration.ofMillis(10);

    private static final Duration REGISTER_STEP = Duration.ofMillis(5);
    private static final Duration RESEND = Duration.ofMillis(200);

    private final Parts parts;
    private final Registering registering;
    private final Confirming confirming;
    private final PrivatePage page;

    public RegistrationRoutes(Parts parts) {
        this.parts = parts;
        this.registering = new Registering(parts);
        this.confirming = new Confirming(parts);
        this.page = new PrivatePage(parts);
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("createRegistration").addHandler(this::create);
        contract.getRoute("resendConfirmation").addHandler(this::resend);
        contract.getRoute("confirmRegistration").addHandler(this::confirm);
        contract.getRoute("unsubscribe").addHandler(this::unsubscribe);
        new PrivatePageRoutes(page, parts.api(), this::today).mount(contract);
    }

    @Override
    public Map<String, Function<JsonObject, List<FieldError>>> bodyChecks() {
        return Map.of(
                "createRegistration",
                body -> RegistrationRequest.errors(body, today()),
                "changeRegistration",
                body -> ChangeRequest.errors(body, today()));
    }

    private void create(RoutingContext context) {
        RegistrationRequest.Parsed parsed = RegistrationRequest.parse(Requests.body(context), today());
        if (parsed instanceof RegistrationRequest.Invalid invalid) {
            context.fail(Problem.invalid(invalid.errors()).asException());
        } else if (parsed instanceof RegistrationRequest.Valid valid) {
            answer(context, registering.register(valid.request(), Asker.of(context)), REGISTER, REGISTER_STEP);
        }
    }

    private void resend(RoutingContext context) {
        Fields fields = new Fields(Requests.body(context));
        MailAddress address = fields.email();
        if (address == null) {
            context.fail(Problem.invalid(fields.errors()).asException());
        } else {
            JsonObject answer = new JsonObject().put("status", "confirmation_sent");
            answer(context, registering.resend(address).map(answer), RESEND, RESEND);
        }
    }

    /** How long the answer is under way says nothing of what was known of the address. */
    private void answer(RoutingContext context, Future<JsonObject> answer, Duration least, Duration step) {
        Requests.json(context, 202, EvenTime.of(parts.vertx(), least, step, answer));
    }

    private void confirm(RoutingContext context) {
        String token = Requests.body(context).getString("token");
        Requests.json(context, 200, confirming.confirm(token).compose(this::confirmed));
    }

    private Future<JsonObject> confirmed(Confirmed done) {
        Future<RegistrationPage> shown = page.page(done.registrationId());
        Future<String> token = page.token(done.registrationId());
        return Future.all(shown, token)
                .map(both -> shown.result().toConfirmedJson(parts.api(), token.result(), done.ofAddress()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(parts.now(), CONSULATE);
    }

    private void unsubscribe(RoutingContext context) {
        String token = context.queryParam("token").get(0);
        JsonObject answer = new JsonObject().put("status", "unsubscribed");
        Requests.json(context, 200, page.unsubscribe(token).map(answer));
    }
}
