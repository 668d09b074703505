package cm.mtchoun.mail;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Puts a letter into its envelope and hands it to the SMTP server. To encode a mail and write it line by line takes a millisecond
 * of an event loop: that is not done on the loop of those who ask, but on others by turns.
 */
final class Postman {
    private static final int PNG_MAGIC = 0x89;

    private final Vertx vertx;
    private final List<Outlet> outlets;
    private final String from;
    private final String domain;
    private final MailHealth health;
    private int turn;

    /**
     * Where mails are written out. A client is used on one event loop only: a server greets as soon as it is reached, and on another
     * loop nobody would listen yet.
     */
    record Outlet(Context loop, MailClient client) {}

    /**
     * Lives on one event loop.
     *
     * @param outlets at least one
     * @param from address of the sender, with or without a name
     */
    Postman(Vertx vertx, List<Outlet> outlets, String from, MailHealth health) {
        this.vertx = vertx;
        this.outlets = outlets;
        this.from = from;
        this.health = health;
        this.domain = SmtpOptions.domain(from);
    }

    /**
     * Completes when the server has accepted it; fails with {@link NotAcceptedException}. A connection that broke may
     * have delivered it all the same.
     */
    Future<Void> send(QueuedMail mail, Letter letter) {
        return writeOut(message(mail, letter))
                .onSuccess(accepted -> health.sent())
                .recover(cause -> Future.failedFuture(explain(cause, letter)))
                .mapEmpty();
    }

    private Future<MailResult> writeOut(MailMessage message) {
        Promise<MailResult> answer = Promise.promise();
        Context here = vertx.getOrCreateContext();
        turn = (turn + 1) % outlets.size();
        Outlet outlet = outlets.get(turn);
        // a client that waits for a socket to drain is not told when the socket closes
        outlet.loop().runOnContext(there -> outlet.client()
                .sendMail(message)
                .timeout(SmtpOptions.SILENCE_SECONDS * 2, TimeUnit.SECONDS)
                .onComplete(result -> here.runOnContext(back -> answer.handle(result))));
        return answer.future();
    }

    Future<Void> close() {
        return Future.join(
                        outlets.stream().map(outlet -> outlet.client().close()).toList())
                .mapEmpty();
    }

    private NotAcceptedException explain(Throwable cause, Letter letter) {
        NotAcceptedException reason = new NotAcceptedException(cause, letter.to());
        if (reason.setback() == Setback.OUTAGE) {
            health.outage(reason.reason());
        }
        return reason;
    }

    private MailMessage message(QueuedMail mail, Letter letter) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .setHeaders(headers(mail, letter));
        if (letter.crop() != null) {
            message.setInlineAttachment(picture(letter.crop()));
        }
        return message;
    }

    private MultiMap headers(QueuedMail mail, Letter letter) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                // the same at every try: a mail that did get through twice is shown once
                .set(
                        "Message-ID",
                        "<%d.%d@%s>".formatted(mail.id(), mail.createdAt().toEpochMilli(), domain))
                .set("X-Mtchoun-Kind", mail.kind().code())
                .set("Auto-Submitted", "auto-generated")
                .set("X-Auto-Response-Suppress", "All");
        if (letter.unsubscribeUrl() != null) {
            headers.set("List-Unsubscribe", "<" + letter.unsubscribeUrl() + ">")
                    .set("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }

    private static MailAttachment picture(Buffer crop) {
        boolean png = crop.length() > 0 && crop.getUnsignedByte(0) == PNG_MAGIC;
        return MailAttachment.create()
                .setData(crop)
                .setContentType(png ? "image/png" : "image/jpeg")
                .setName(png ? "ligne.png" : "ligne.jpg")
                .setDisposition("inline")
                .setContentId("<" + Letter.CROP_ID + ">");
    }
}
