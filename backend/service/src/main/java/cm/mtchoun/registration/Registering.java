package cm.mtchoun.registration;

import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.entrusted.Script;
import cm.mtchoun.http.Caller;
import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import cm.mtchoun.idempotency.RepeatableCalls;
import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.registration.RegistrationStore.NewRegistration;
import cm.mtchoun.registration.RegistrationStore.Waiting;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes registrations, and sends the one mail that asks the owner of the address to confirm. What it answers says nothing
 * of what was known before.
 */
final class Registering {
    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final LinkStore links;
    private final EntrustedPeople people;
    private final RepeatableCalls calls;

    Registering(Parts parts) {
        this.parts = parts;
        this.people = new EntrustedPeople(parts.pool(), parts.jobs());
        this.calls = new RepeatableCalls(parts.tokens());
        this.links = new LinkStore(parts.tokens());
    }

    /**
     * Completes with the answer once the registration and its mail are safe; fails with a problem when the source is unknown.
     * For a program, the answer has an id by which it can follow the person, as far as she consents.
     */
    Future<JsonObject> register(RegistrationRequest request, Asker asker) {
        parts.metrics().registration("requested");
        return parts.pool()
                .withTransaction(transaction ->
                        asker.once(calls, transaction, parts.now(), () -> take(transaction, request, asker)))
                .onSuccess(answer -> {
                    tell(1);
                    Signal.EVENT_NOTED.send(parts.vertx().eventBus(), 0);
                });
    }

    private Future<JsonObject> take(SqlConnection transaction, RegistrationRequest request, Asker asker) {
        Caller caller = asker.caller();
        if (caller != null && caller.test()) {
            Script script = Script.of(request.email().text()).orElseThrow(Registering::notForTests);
            return people.rehearse(transaction, caller, script).map(Registering::answer);
        }
        return registrations
                .source(transaction, request.source())
                .map(source -> source.orElseThrow(Registering::unknownSource))
                .compose(source -> register(transaction, asked(request, source)))
                .compose(id -> caller == null
                        ? Future.succeededFuture(answer(null))
                        : people.add(transaction, caller, id.orElse(null)).map(Registering::answer));
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
            return sendEach(transaction, address, allowed);
        });
    }

    /** @return empty when the address may not register now, or no more */
    private Future<Optional<Long>> register(SqlConnection transaction, NewRegistration asked) {
        return AddressStanding.lock(transaction, asked.emailHash(), parts.now())
                .compose(standing -> register(transaction, asked, standing));
    }

    private Future<Optional<Long>> register(
            SqlConnection transaction, NewRegistration asked, AddressStanding standing) {
        if (!standing.mayRegister()) {
            heldBack(1);
            return Future.succeededFuture(Optional.empty());
        }
        Future<Long> id = registrations
                .same(transaction, asked)
                .compose(same -> same.isPresent()
                        ? registrations.adjust(transaction, same.get(), asked.request())
                        : registrations.insert(transaction, asked, parts.now()));
        if (standing.mailsLeft() == 0) {
            heldBack(1);
            return id.map(Optional::of); // kept: sendOwed comes back to it
        }
        return id.compose(found ->
                sendEach(transaction, asked.emailHash(), List.of(found)).map(Optional.of(found)));
    }

    private Future<Integer> sendEach(SqlConnection transaction, Buffer mailbox, List<Long> ids) {
        Future<Integer> sent = Future.succeededFuture(0);
        for (long id : ids) {
            sent = sent.compose(count -> send(transaction, mailbox, id).map(count + 1));
        }
        return sent;
    }

    private Future<Boolean> send(SqlConnection transaction, Buffer mailbox, long id) {
        return links.issueConfirmation(transaction, id, Purpose.CONFIRM, mailbox, parts.now())
                .map(LinkStore::inMails)
                .map(hash -> new NewMail("confirm:" + hash, MailKind.CONFIRM, id, new JsonObject().put("token", hash)))
                .compose(mail -> parts.outbox().add(transaction, mail));
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

    private NewRegistration asked(RegistrationRequest request, long source) {
        return new NewRegistration(request, source, hash(request.email()));
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
