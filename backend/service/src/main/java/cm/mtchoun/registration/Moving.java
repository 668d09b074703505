package cm.mtchoun.registration;

import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.registration.EventStore.What;
import cm.mtchoun.registration.LinkStore.ConfirmLink;
import cm.mtchoun.registration.RegistrationStore.Held;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves a registration to another address: its owner confirms it by a mail to the new one; until then the old one holds,
 * and is told.
 */
final class Moving {
    private static final int MOVES_A_DAY = 3;

    private final Parts parts;
    private final EventStore events = new EventStore();
    private final AddressChangeStore changes = new AddressChangeStore();
    private final LinkStore links;

    Moving(Parts parts) {
        this.parts = parts;
        this.links = new LinkStore(parts.tokens());
    }

    /** Locks the new address, before anything else is locked; null when none is wanted. */
    Future<@Nullable AddressStanding> standing(SqlConnection transaction, ChangeRequest wanted) {
        MailAddress email = wanted.email();
        return email == null
                ? Future.succeededFuture()
                : AddressStanding.lock(transaction, hash(email), parts.now()).map(standing -> standing);
    }

    /** @return how many mails were added */
    Future<Integer> move(
            SqlConnection transaction, Held held, ChangeRequest wanted, @Nullable AddressStanding standing) {
        MailAddress email = wanted.email();
        boolean elsewhere = email != null && !hash(email).equals(held.emailHash());
        if (email == null || standing == null || !elsewhere) {
            boolean stays = wanted.staysAtAddress() || email != null;
            return stays ? stay(transaction, held.id()) : Future.succeededFuture(0);
        }
        return events.today(transaction, held.id(), What.ADDRESS_ASKED, parts.now())
                .compose(count -> count < MOVES_A_DAY
                        ? ask(transaction, held.id(), email, standing)
                        : Future.failedFuture(Changing.tooMany(MOVES_A_DAY).asException()));
    }

    private Future<Integer> stay(SqlConnection transaction, long id) {
        return links.supersede(transaction, List.of(id), Purpose.ADDRESS, parts.now())
                .compose(closed -> changes.drop(transaction, id))
                .compose(was ->
                        was ? events.add(transaction, id, What.ADDRESS_KEPT, parts.now()) : Future.succeededFuture())
                .map(0);
    }

    /** An address that refused mail, or was sent too much lately, gets none; the answer does not tell. */
    private Future<Integer> ask(SqlConnection transaction, long id, MailAddress email, AddressStanding standing) {
        boolean silent = standing.mailsLeft() == 0;
        if (silent) {
            parts.metrics().registration("held_back");
        }
        Buffer mailbox = hash(email);
        return links.issueConfirmation(transaction, id, Purpose.ADDRESS, silent ? null : mailbox, parts.now())
                .compose(token -> changes.ask(transaction, id, token, email, mailbox, parts.now())
                        .compose(asked -> events.add(transaction, id, What.ADDRESS_ASKED, parts.now()))
                        .compose(noted -> parts.outbox().add(transaction, notice(id, token)))
                        .compose(told -> silent
                                ? Future.succeededFuture()
                                : parts.outbox().add(transaction, question(id, token))))
                .map(2);
    }

    /**
     * The new address is hers: mails go there, and what lies in the old mailbox opens nothing any more.
     *
     * @param token of the link, locked with its registration
     */
    Future<Void> confirmed(SqlConnection transaction, ConfirmLink link, String token) {
        long id = link.registrationId();
        return changes.move(transaction, id, Buffer.buffer(Tokens.hash(token)))
                .compose(moved -> moved
                        ? links.replaceAllBut(transaction, id, token, parts.now())
                        : Future.failedFuture(LinkProblem.SUPERSEDED.asException()))
                .compose(replaced -> events.add(transaction, id, What.ADDRESS_CHANGED, parts.now()));
    }

    private static NewMail question(long id, Buffer token) {
        String hash = LinkStore.inMails(token);
        JsonObject payload = new JsonObject().put("token", hash).put("address", true);
        return new NewMail("address:" + hash, MailKind.CONFIRM, id, payload);
    }

    private static NewMail notice(long id, Buffer token) {
        JsonObject payload = new JsonObject().put("event", "address_asked");
        return new NewMail("address_asked:" + LinkStore.inMails(token), MailKind.ACCOUNT, id, payload);
    }

    private Buffer hash(MailAddress address) {
        return Buffer.buffer(parts.tokens().addressHash(address.text()));
    }
}
