package cm.mtchoun.registration;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
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
import java.util.function.Predicate;

/**
 * Takes registrations, and sends the one mail that asks the owner of the address to confirm. What it answers says nothing
 * of what was known before.
 */
final class Registering {
    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final LinkStore links;

    Registering(Parts parts) {
        this.parts = parts;
        this.links = new LinkStore(parts.tokens());
    }

    /** Completes once the registration and its mail are safe; fails with a problem when the source is unknown. */
    Future<Void> register(RegistrationRequest request) {
        parts.metrics().registration("requested");
        return parts.pool()
                .withTransaction(transaction -> registrations
                        .source(transaction, request.source())
                        .map(source -> source.orElseThrow(Registering::unknownSource))
                        .compose(source -> register(transaction, asked(request, source))))
                .onSuccess(this::tell)
                .mapEmpty();
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

    private Future<Integer> register(SqlConnection transaction, NewRegistration asked) {
        return AddressStanding.lock(transaction, asked.emailHash(), parts.now())
                .compose(standing -> register(transaction, asked, standing));
    }

    private Future<Integer> register(SqlConnection transaction, NewRegistration asked, AddressStanding standing) {
        if (!standing.mayRegister()) {
            heldBack(1);
            return Future.succeededFuture(0);
        }
        Future<Long> id = registrations
                .same(transaction, asked)
                .compose(same -> same.isPresent()
                        ? registrations.adjust(transaction, same.get(), asked.request())
                        : registrations.insert(transaction, asked, parts.now()));
        if (standing.mailsLeft() == 0) {
            heldBack(1);
            return id.map(0); // kept: sendOwed comes back to it
        }
        return id.compose(found -> sendEach(transaction, asked.emailHash(), List.of(found)));
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

    private static RuntimeException unknownSource() {
        return Problem.invalid(List.of(new FieldError("/source", "unknown_source", "is no source that is watched")))
                .asException();
    }
}
