package cm.mtchoun.simulator.inbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The inbox for scripts. */
final class InboxApi {
    private final Inbox inbox;
    private final Mailbox mailbox;

    InboxApi(Inbox inbox, Mailbox mailbox) {
        this.inbox = inbox;
        this.mailbox = mailbox;
    }

    void mount(Router router) {
        router.get("/api/messages").handler(this::list);
        router.get("/api/messages/:number").handler(this::one);
        router.delete("/api/messages").handler(this::empty);
        router.get("/api/smtp").handler(this::smtp);
        router.put("/api/smtp").handler(this::runSmtp);
        router.put("/api/refusals/:address").handler(this::refuse);
        router.delete("/api/refusals/:address").handler(this::accept);
    }

    static Optional<Long> number(RoutingContext context) {
        try {
            return Optional.of(Long.valueOf(context.pathParam("number")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Oldest first; {@code ?to=} only those to an address. */
    private void list(RoutingContext context) {
        String to = context.request().getParam("to");
        List<ReceivedMail> mails = to == null ? inbox.mails() : inbox.mailsTo(to);
        JsonArray json = new JsonArray();
        mails.forEach(mail -> json.add(summary(mail)));
        context.json(json);
    }

    private void one(RoutingContext context) {
        Optional<ReceivedMail> mail = number(context).flatMap(mailbox::numbered);
        if (mail.isPresent()) {
            context.json(whole(mail.get()));
        } else {
            context.response().setStatusCode(404).end();
        }
    }

    private void empty(RoutingContext context) {
        inbox.empty();
        context.response().setStatusCode(204).end();
    }

    private void smtp(RoutingContext context) {
        context.json(new JsonObject()
                .put("port", inbox.smtpPort())
                .put("running", inbox.isSmtpRunning())
                .put("received", inbox.received())
                .put("refusals", new JsonObject().mergeIn(refusals())));
    }

    private JsonObject refusals() {
        JsonObject json = new JsonObject();
        inbox.refused().forEach(json::put);
        return json;
    }

    /** {@code {"running": false}} stops the SMTP server, true starts it again on the same port. */
    private void runSmtp(RoutingContext context) {
        if (!(json(context).getValue("running") instanceof Boolean running)) {
            context.response().setStatusCode(400).end("{\"running\": true or false} expected\n");
            return;
        }
        (running ? inbox.startSmtp() : inbox.stopSmtp())
                .onSuccess(done -> smtp(context))
                .onFailure(context::fail);
    }

    /** {@code {"code": 550}} */
    private void refuse(RoutingContext context) {
        if (json(context).getValue("code") instanceof Integer code && code >= 400 && code <= 599) {
            inbox.refuse(context.pathParam("address"), code);
            context.response().setStatusCode(204).end();
        } else {
            context.response().setStatusCode(400).end("{\"code\": 400 to 599} expected\n");
        }
    }

    private void accept(RoutingContext context) {
        inbox.accept(context.pathParam("address"));
        context.response().setStatusCode(204).end();
    }

    private static JsonObject json(RoutingContext context) {
        try {
            JsonObject json = context.body().asJsonObject();
            return json == null ? new JsonObject() : json;
        } catch (RuntimeException notJson) {
            return new JsonObject();
        }
    }

    private static JsonObject summary(ReceivedMail mail) {
        return new JsonObject()
                .put("number", mail.number())
                .put("receivedAt", mail.receivedAt().toString())
                .put("from", mail.sender())
                .put("to", new JsonArray(mail.recipients()))
                .put("subject", mail.subject())
                .put("kind", mail.header("X-Mtchoun-Kind"))
                .put("messageId", mail.header("Message-ID"));
    }

    private static JsonObject whole(ReceivedMail mail) {
        MailBody body = MailBody.of(mail.raw());
        JsonArray files = new JsonArray();
        body.files()
                .forEach(file -> files.add(new JsonObject()
                        .put("contentId", file.contentId())
                        .put("name", file.name())
                        .put("type", file.type())
                        .put("bytes", file.bytes().length)));
        return summary(mail)
                .put("headers", new JsonArray(mail.headerLines()))
                .put("text", body.text())
                .put("html", body.html())
                .put("files", files);
    }
}
