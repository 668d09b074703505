package cm.mtchoun.simulator.inbox;

import cm.mtchoun.simulator.web.PortTakenException;
import cm.mtchoun.simulator.web.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server for any recipient, with a web view. Keeps the last 20,000 mails, or 256 MB of them. Any thread.
 *
 * <p>Addresses beginning with {@code perm-fail} are refused with 550, {@code temp-fail} with 451.
 */
public final class Inbox {
    private static final int MOST_MAILS = 20_000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Vertx vertx;
    private final String host;
    private final Mailbox mailbox;
    private final Refusals refusals = new Refusals();
    private final AtomicReference<@Nullable NetServer> smtp = new AtomicReference<>();
    private volatile int smtpPort;
    private volatile @Nullable HttpServer web;

    private Inbox(Vertx vertx, String host, Mailbox mailbox) {
        this.vertx = vertx;
        this.host = host;
        this.mailbox = mailbox;
    }

    /** On the loopback address; 0 is any free port. Fails when a port is taken. */
    public static Future<Inbox> start(Vertx vertx, int smtpPort, int webPort) {
        return start(vertx, "127.0.0.1", smtpPort, webPort);
    }

    public static Future<Inbox> start(Vertx vertx, String host, int smtpPort, int webPort) {
        Inbox inbox = new Inbox(vertx, host, new Mailbox(MOST_MAILS, MOST_BYTES));
        inbox.smtpPort = smtpPort;
        return inbox.startSmtp()
                .compose(started -> inbox.startWeb(webPort))
                .recover(failure -> inbox.close().transform(closed -> Future.failedFuture(failure)))
                .map(inbox);
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int webPort() {
        return Objects.requireNonNull(web, "the web view is started by start()").actualPort();
    }

    /** The mails kept, oldest first. */
    public List<ReceivedMail> mails() {
        return mailbox.all();
    }

    /** Those to an address, case ignored, oldest first. */
    public List<ReceivedMail> mailsTo(String address) {
        return mailbox.all().stream().filter(mail -> mail.isFor(address)).toList();
    }

    /** How many mails ever came, emptied and forgotten ones included. */
    public long received() {
        return mailbox.received();
    }

    /** Completes once that many mails have come, on the thread that received the last. */
    public Future<Void> whenReceived(long count) {
        return mailbox.whenReceived(count);
    }

    /** Forgets all mails. */
    public void empty() {
        mailbox.empty();
    }

    /** From now on {@code RCPT TO} that address is answered with that code (400 to 599). */
    public void refuse(String address, int code) {
        refusals.refuse(address, code);
    }

    public void accept(String address) {
        refusals.accept(address);
    }

    Map<String, Integer> refused() {
        return refusals.all();
    }

    public boolean isSmtpRunning() {
        return smtp.get() != null;
    }

    /** Listens again on the same port; nothing when it does already. */
    public Future<Void> startSmtp() {
        NetServer server = vertx.createNetServer();
        if (!smtp.compareAndSet(null, server)) {
            return Future.succeededFuture();
        }
        server.connectHandler(socket -> SmtpSession.open(socket, refusals, mailbox));
        return PortTakenException.explain("SMTP", smtpPort, server.listen(smtpPort, host))
                .map(listening -> {
                    smtpPort = listening.actualPort();
                    return (Void) null;
                })
                .onFailure(taken -> smtp.set(null));
    }

    /** Closes the port and cuts all SMTP connections, as a dead server does. */
    public Future<Void> stopSmtp() {
        NetServer server = smtp.getAndSet(null);
        return server == null ? Future.succeededFuture() : server.close();
    }

    public Future<Void> close() {
        HttpServer open = web;
        return Future.join(stopSmtp(), open == null ? Future.succeededFuture() : open.close())
                .mapEmpty();
    }

    private Future<HttpServer> startWeb(int port) {
        return WebServer.listen(vertx, "inbox", host, port, new InboxPages(this, mailbox).router(vertx))
                .onSuccess(listening -> web = listening);
    }
}
