package cm.mtchoun.registration;

import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.entrusted.Script;
import cm.mtchoun.http.Caller;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.idempotency.RepeatableCalls;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.pipeline.Together;
import cm.mtchoun.registration.Intake.Applicant;
import cm.mtchoun.registration.Intake.Taken;
import cm.mtchoun.registration.RegistrationStore.Waiting;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes registrations, and sends the one mail that asks the owner of the address to confirm. What it answers says nothing
 * of what was known before.
 */
final class Registering {
    /** While one round is written to disk, the next is read. */
    private static final int ROUNDS = 2;

    private static final int MOST_IN_A_ROUND = 64;

    /** Nobody who registers is kept longer: what a database does that stands still is not known. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final ConfirmationMails mails;
    private final Intake intake;
    private final Together<Applicant, Taken> together;
    private final EntrustedPeople people;
    private final RepeatableCalls calls;

    Registering(Parts parts) {
        this.parts = parts;
        this.people = new EntrustedPeople(parts.pool(), parts.jobs());
        this.calls = new RepeatableCalls(parts.tokens());
        this.mails = new ConfirmationMails(parts);
        this.intake = new Intake(parts);
        this.together =
                new Together<>(parts.vertx(), ROUNDS, MOST_IN_A_ROUND, Applicant::emailHash, applicants -> parts.pool()
                        .withTransaction(transaction -> intake.take(transaction, applicants)));
    }

    /**
     * Completes with the answer once the registration and its mail are safe; fails with a problem when the source is unknown.
     * For a program, the answer has an id by which it can follow the person, as far as she consents.
     */
    Future<JsonObject> register(RegistrationRequest request, Asker asker) {
        parts.metrics().registration("requested");
        Applicant applicant = new Applicant(request, hash(request.email()));
        if (asker.isNobodyInParticular()) {
            return together.ask(applicant, PATIENCE)
                    .map(Registering::id)
                    .map(answer(null))
                    .onSuccess(taken -> tell(1));
        }
        return parts.pool()
                .withTransaction(transaction ->
                        asker.once(calls, transaction, parts.now(), () -> take(transaction, applicant, asker.caller())))
                .onSuccess(answer -> {
                    tell(1);
                    Signal.EVENT_NOTED.send(parts.vertx().eventBus(), 0);
                });
    }

    private Future<JsonObject> take(SqlConnection transaction, Applicant applicant, @Nullable Caller caller) {
        if (caller != null && caller.test()) {
            Script script = Script.of(applicant.request().email().text()).orElseThrow(Registering::notForTests);
            return people.rehearse(transaction, caller, script).map(Registering::answer);
        }
        Future<Optional<Long>> id = intake.take(transaction, List.of(applicant)).map(taken -> id(taken.get(0)));
        return caller == null
                ? id.map(answer(null))
                : id.compose(found -> people.add(transaction, caller, found.orElse(null)))
                        .map(Registering::answer);
    }

    private static Optional<Long> id(Taken taken) {
        if (!taken.knownSource()) {
            throw unknownSource();
        }
        return Optional.ofNullable(taken.id());
    }

    private static JsonObject answer(@Nullable String id) {
        JsonObject answer = new JsonObject().put("status", "confirmation_sent");
        return id == null ? answer : answer.put("id", id);
    }

    /** Sends new links for all that waits for this address, as far as its limit goes. */
    Future<Void> resend(MailAddress address) {
        parts.metrics().registration("resend_requested");
        return ask(hash(address), waiting -> true);
    }

    /** Sends the confirmations that a limit held back, as far as the limits go by now. */
    Future<Void> sendOwed() {
        return registrations.owed(parts.pool()).compose(addresses -> {
            Future<Void> done = Future.succeededFuture();
            for (Buffer address : addresses) {
                done = done.compose(previous -> ask(address, Waiting::neverAsked));
            }
            return done;
        });
    }

    private Future<Void> ask(Buffer address, Predicate<Waiting> which) {
        return parts.pool()
                .withTransaction(transaction -> AddressStanding.lock(transaction, address, parts.now())
                        .compose(standing -> ask(transaction, address, which, standing)))
                .onSuccess(this::tell)
                .mapEmpty();
    }

    private Future<Integer> ask(
            SqlConnection transaction, Buffer address, Predicate<Waiting> which, AddressStanding standing) {
        return registrations.pending(transaction, address).compose(waiting -> {
            List<Long> ids = waiting.stream().filter(which).map(Waiting::id).toList();
            List<Long> allowed = ids.subList(0, Math.min(ids.size(), standing.mailsLeft()));
            heldBack(ids.size() - allowed.size());
            Map<Long, Buffer> mailboxes = new LinkedHashMap<>();
            allowed.forEach(id -> mailboxes.put(id, address));
            return mails.send(transaction, mailboxes, allowed).map(allowed.size());
        });
    }

    private void tell(int sent) {
        if (sent > 0) {
            Signal.MAIL_QUEUED.send(parts.vertx().eventBus(), 0);
        }
    }

    private void heldBack(int mails) {
        for (int i = 0; i < mails; i++) {
            parts.metrics().registration("held_back");
        }
    }

    private Buffer hash(MailAddress address) {
        return Buffer.buffer(parts.tokens().addressHash(address.text()));
    }

    private static RuntimeException notForTests() {
        String message = "with a test key takes only delivered@, temp-fail@ and perm-fail@, at any domain";
        return Problem.invalid(List.of(new FieldError("/email", "not_a_test_address", message)))
                .asException();
    }

    private static RuntimeException unknownSource() {
        return Problem.invalid(List.of(new FieldError("/source", "unknown_source", "is no source that is watched")))
                .asException();
    }
}
