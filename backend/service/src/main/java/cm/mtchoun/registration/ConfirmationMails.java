package cm.mtchoun.registration;

import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
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

    /** For registrations that were sent none. @param mailboxes hash of the address by registration */
    Future<Void> send(SqlConnection transaction, Map<Long, Buffer> mailboxes) {
        if (mailboxes.isEmpty()) {
            return Future.succeededFuture();
        }
        return links.issueConfirmations(transaction, mailboxes, parts.now())
                .compose(hashes -> parts.outbox().addAll(transaction, mails(mailboxes, hashes)));
    }

    /** As {@link #send}; links that were sent before and not used stop working. */
    Future<Void> sendAnew(SqlConnection transaction, Map<Long, Buffer> mailboxes) {
        return mailboxes.isEmpty()
                ? Future.succeededFuture()
                : links.supersede(transaction, List.copyOf(mailboxes.keySet()), Purpose.CONFIRM, parts.now())
                        .compose(closed -> send(transaction, mailboxes));
    }

    private static List<NewMail> mails(Map<Long, Buffer> mailboxes, List<Buffer> hashes) {
        List<NewMail> mails = new ArrayList<>();
        int place = 0;
        for (long id : mailboxes.keySet()) {
            String hash = LinkStore.inMails(hashes.get(place++));
            mails.add(new NewMail("confirm:" + hash, MailKind.CONFIRM, id, new JsonObject().put("token", hash)));
        }
        return mails;
    }
}
