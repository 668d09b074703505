package cm.mtchoun.simulator.inbox;

import static cm.mtchoun.simulator.web.Html.escape;

import cm.mtchoun.simulator.web.Html;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The inbox in a browser: the list, each mail, its source. */
final class InboxPages {
    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM HH:mm:ss").withZone(ZoneId.systemDefault());
    /** Mails are strangers: no script, nothing loaded from elsewhere, no way out of their frame but a new window. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Inbox inbox;
    private final Mailbox mailbox;

    InboxPages(Inbox inbox, Mailbox mailbox) {
        this.inbox = inbox;
        this.mailbox = mailbox;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(64 * 1024));
        router.get("/").handler(this::list);
        router.get("/mail/:number").handler(context -> with(context, mail -> show(context, mail)));
        router.get("/mail/:number/html").handler(context -> with(context, mail -> html(context, mail)));
        router.get("/mail/:number/eml").handler(context -> with(context, mail -> source(context, mail)));
        router.post("/empty").handler(context -> {
            inbox.empty();
            back(context);
        });
        router.post("/smtp/:state")
                .handler(context -> (context.pathParam("state").equals("stop") ? inbox.stopSmtp() : inbox.startSmtp())
                        .onSuccess(done -> back(context))
                        .onFailure(context::fail));
        new InboxApi(inbox, mailbox).mount(router);
        return router;
    }

    private void list(RoutingContext context) {
        String to = Optional.ofNullable(context.request().getParam("to")).orElse("");
        List<ReceivedMail> mails = new ArrayList<>(to.isBlank() ? inbox.mails() : inbox.mailsTo(to.strip()));
        Collections.reverse(mails);

        String rows = mails.stream().limit(SHOWN).map(InboxPages::row).collect(Collectors.joining());
        context.response().putHeader("Refresh", "5");
        Html.send(
                context,
                "Boîte aux lettres d'essai",
                "Tous les courriels envoyés par le service arrivent ici ; aucun ne sort de cette machine.",
                controls(to, mails.size())
                        + (rows.isEmpty() ? "<section>Aucun courriel pour l'instant.</section>" : table(rows)));
    }

    private String controls(String to, int count) {
        boolean running = inbox.isSmtpRunning();
        return """
                <section><form method="get" action="/"><label>Destinataire
                <input type="search" name="to" value="%s" placeholder="adresse@exemple.org"></label></form>
                <p>%d courriel(s) · SMTP sur le port %d : <b>%s</b></p>
                <form class="inline" method="post" action="/smtp/%s"><button class="plain">%s</button></form>
                <form class="inline" method="post" action="/empty"><button class="plain">Vider la boîte</button></form></section>
                """
                .formatted(
                        escape(to),
                        count,
                        inbox.smtpPort(),
                        running ? "en marche" : "arrêté",
                        running ? "stop" : "start",
                        running ? "Arrêter le serveur SMTP" : "Redémarrer le serveur SMTP");
    }

    private static String table(String rows) {
        return "<section><table><thead><tr><th>Reçu</th><th>À</th><th>Objet</th><th>Sorte</th></tr></thead><tbody>"
                + rows + "</tbody></table></section>";
    }

    private static String row(ReceivedMail mail) {
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/mail/%d\">%s</a></td><td>%s</td></tr>"
                .formatted(
                        TIME.format(mail.receivedAt()),
                        escape(String.join(", ", mail.recipients())),
                        mail.number(),
                        escape(mail.subject().isBlank() ? "(sans objet)" : mail.subject()),
                        tag(mail.header("X-Mtchoun-Kind")));
    }

    private static String tag(String kind) {
        return kind.isEmpty() ? "" : "<span class=\"tag\">" + escape(kind) + "</span>";
    }

    private void show(RoutingContext context, ReceivedMail mail) {
        String frame = mail.html().isEmpty()
                ? ""
                : "<section><h2>Version HTML</h2><iframe title=\"Version HTML\" src=\"/mail/%d/html\"></iframe></section>"
                        .formatted(mail.number());
        Html.send(
                context,
                mail.subject().isBlank() ? "(sans objet)" : mail.subject(),
                "À %s · %s %s"
                        .formatted(
                                escape(String.join(", ", mail.recipients())),
                                TIME.format(mail.receivedAt()),
                                tag(mail.header("X-Mtchoun-Kind"))),
                "<p><a href=\"/\">← Tous les courriels</a> · <a href=\"/mail/%d/eml\">Source (.eml)</a></p>"
                                .formatted(mail.number())
                        + frame
                        + "<section><h2>Version texte</h2><pre>" + escape(mail.text()) + "</pre></section>"
                        + "<section><h2>En-têtes</h2><pre>" + escape(String.join("\n", mail.headerLines()))
                        + "</pre></section>");
    }

    private static void html(RoutingContext context, ReceivedMail mail) {
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", MAIL_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end("<base target=\"_blank\">" + MailBody.of(mail.raw()).standaloneHtml());
    }

    private static void source(RoutingContext context, ReceivedMail mail) {
        context.response()
                .putHeader("Content-Type", "message/rfc822")
                .putHeader("Content-Disposition", "attachment; filename=\"" + mail.fileName() + "\"")
                .end(Buffer.buffer(mail.raw()));
    }

    private void with(RoutingContext context, Consumer<ReceivedMail> answer) {
        InboxApi.number(context).flatMap(mailbox::numbered).ifPresentOrElse(answer, () -> context.response()
                .setStatusCode(404)
                .end("No such mail.\n"));
    }

    private static void back(RoutingContext context) {
        context.response().setStatusCode(303).putHeader("Location", "/").end();
    }
}
