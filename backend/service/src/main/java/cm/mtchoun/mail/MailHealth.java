package cm.mtchoun.mail;

import cm.mtchoun.config.Settings;
import cm.mtchoun.config.Settings.SmtpTls;
import cm.mtchoun.http.HealthCheck;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether mails can leave, told without sending one: what the last mails met, and whether the server greets us. Safe from
 * any thread.
 */
public final class MailHealth {
    private static final Logger LOG = LoggerFactory.getLogger(MailHealth.class);
    private static final String NAME = "smtp";
    private static final int GREETING_SECONDS = 4;
    private static final Duration FRESH = Duration.ofSeconds(10);
    /** In an outage each waiting mail is tried every two minutes or sooner; an older problem is over. */
    private static final Duration STANDING = Duration.ofMinutes(5);

    private final Settings.Mail settings;
    private final InstantSource clock;
    private final Context context;
    private final NetClient client;
    private volatile @Nullable Problem lastProblem;
    private volatile @Nullable Look lastLook;

    public MailHealth(Vertx vertx, Settings.Mail settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.context = vertx.getOrCreateContext();
        boolean tls = settings.tls() == SmtpTls.TLS;
        this.client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(GREETING_SECONDS))
                .setSsl(tls)
                .setHostnameVerificationAlgorithm(tls ? "HTTPS" : ""));
    }

    private record Problem(String what, Instant when) {}

    /** A greeting that was waited for, shared by all who ask meanwhile. @param problem empty when the greeting came */
    private record Look(Instant when, Future<Optional<String>> problem) {}

    /** Never fails; answers within some seconds, and looks at the server at most every ten. */
    public Future<HealthCheck> check() {
        if (settings.smtpHost().isEmpty()) {
            return Future.succeededFuture(degraded("SMTP_HOST is not set: mails wait in the outbox"));
        }
        return greeted(settings.smtpHost().get()).map(problem -> problem.or(this::standingProblem)
                .map(MailHealth::degraded)
                .orElseGet(() -> HealthCheck.up(NAME)));
    }

    void sent() {
        if (lastProblem != null) {
            LOG.info("The SMTP server accepts mails again");
            lastProblem = null;
        }
    }

    /** @param what without personal data */
    void outage(String what) {
        Problem before = lastProblem;
        if (before == null || !before.what().equals(what)) {
            LOG.warn("The SMTP server takes no mails: {}", what);
        }
        lastProblem = new Problem(what, clock.instant());
    }

    private static HealthCheck degraded(String why) {
        return new HealthCheck(NAME, HealthCheck.State.DEGRADED, why);
    }

    private Optional<String> standingProblem() {
        Instant since = clock.instant().minus(STANDING);
        return Optional.ofNullable(lastProblem)
                .filter(problem -> problem.when().isAfter(since))
                .map(Problem::what);
    }

    private synchronized Future<Optional<String>> greeted(String host) {
        Look last = lastLook;
        Instant now = clock.instant();
        if (last != null && last.when().isAfter(now.minus(FRESH))) {
            return last.problem();
        }
        Look look = new Look(now, look(host));
        lastLook = look;
        return look.problem();
    }

    private Future<Optional<String>> look(String host) {
        String where = host + ":" + settings.smtpPort();
        // on one event loop: elsewhere the greeting could come before somebody listens
        return Future.<String>future(line -> context.runOnContext(here -> client.connect(settings.smtpPort(), host)
                        .compose(MailHealth::greeting)
                        .onComplete(line)))
                .timeout(GREETING_SECONDS * 2L, TimeUnit.SECONDS)
                .map(line -> line.startsWith("220") ? Optional.<String>empty() : Optional.of(where + " says " + line))
                .otherwise(cause -> Optional.of(where + " does not answer: " + cause.getMessage()));
    }

    private static Future<String> greeting(NetSocket socket) {
        Promise<String> first = Promise.promise();
        socket.handler(
                bytes -> first.tryComplete(bytes.toString().lines().findFirst().orElse("")));
        socket.closeHandler(closed -> first.tryFail("it hung up"));
        return first.future()
                .timeout(GREETING_SECONDS, TimeUnit.SECONDS)
                .eventually(() -> socket.end(Buffer.buffer("QUIT\r\n")).otherwiseEmpty());
    }
}
