package cm.mtchoun.registration;

import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.registration.LinkStore.NewLink;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** The mails that ask the owners of addresses to confirm, each with a link of its own. */
final class ConfirmationMails {
    private final Parts parts;
    private final LinkStore links;

    ConfirmationMails(Parts parts) {
        this.parts = parts;
        this.links = new LinkStore(parts.tokens());
    }

    /**
     * Asks the database the same however many there are, none too.
     *
     * @param mailboxes hash of the address by registration
     * @param again those that may have been sent one before: what nobody used yet stops working
     */
    Future<Void> send(SqlConnection transaction, Map<Long, Buffer> mailboxes, List<Long> again) {
        List<NewLink> made = links.newConfirmations(mailboxes);
        // one way to the database and back for all: a connection answers in order
        Future<?> closed = links.supersede(transaction, again, Purpose.CONFIRM, parts.now());
        Future<?> issued = links.issueConfirmations(transaction, made, parts.now());
        Future<Void> queued = parts.outbox()
                .addAll(
                        transaction,
                        MailKind.CONFIRM,
                        made.stream().map(ConfirmationMails::mail).toList());
        return Future.all(closed, issued, queued).mapEmpty();
    }

    private static NewMail mail(NewLink link) {
        String hash = LinkStore.inMails(link.hash());
        return new NewMail(
                "confirm:" + hash, MailKind.CONFIRM, link.registrationId(), new JsonObject().put("token", hash));
    }
}
