package cm.mtchoun.mail;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.TimeUnit;

/** Puts a letter into its envelope and hands it to the SMTP server. */
final class Postman {
    private static final int PNG_MAGIC = 0x89;

    private final MailClient client;
    private final String from;
    private final String domain;
    private final MailHealth health;

    /** @param from address of the sender, with or without a name */
    Postman(MailClient client, String from, MailHealth health) {
        this.client = client;
        this.from = from;
        this.health = health;
        this.domain = SmtpOptions.domain(from);
    }

    /**
     * Completes when the server has accepted it; fails with {@link NotAcceptedException}. A connection that broke may
     * have delivered it all the same.
     */
    Future<Void> send(QueuedMail mail, Letter letter) {
        // a client that waits for a socket to drain is not told when the socket closes
        return client.sendMail(message(mail, letter))
                .timeout(SmtpOptions.SILENCE_SECONDS * 2, TimeUnit.SECONDS)
                .onSuccess(accepted -> health.sent())
                .recover(cause -> Future.failedFuture(explain(cause, letter)))
                .mapEmpty();
    }

    Future<Void> close() {
        return client.close();
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
