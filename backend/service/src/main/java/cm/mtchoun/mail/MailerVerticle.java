package cm.mtchoun.mail;

import cm.mtchoun.config.Settings;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.evidence.LineCrop;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.token.MailCodes;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.mail.MailClient;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox. Two lanes with connections of their own: a burst of matches never delays the
 * confirmation that somebody waits for at the screen. Event loop; one instance a process.
 */
public final class MailerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(MailerVerticle.class);
    private static final int CONFIRMATION_LANE = 4;
    private static final int MAIL_LANE = 8;
    /** So many mails a connection are written, sent or noted: while some wait for the database, others use the connection. */
    private static final int IN_HAND = 4;
    /** Mails are written out on so many event loops: at least one of them is not that of this verticle. */
    private static final int LOOPS = 2;

    private final Sources sources;
    private final Settings.Mail settings;
    private final Settings.Links links;
    private final MailHealth health;
    private final Metrics metrics;

    private @Nullable Lanes lanes;

    /** Where mails find what they say. */
    public record Sources(Pool pool, JobStore jobs, Tokens tokens, EvidenceStore evidence, LineCrop crops) {}

    private record Lane(Drain drain, Delivery delivery) {
        Future<Void> stop() {
            delivery.stop();
            return drain.stop();
        }
    }

    private record Lanes(Lane confirmations, Lane mails, Postman postman) {}

    public MailerVerticle(
            Sources sources, Settings.Mail settings, Settings.Links links, MailHealth health, Metrics metrics) {
        this.sources = sources;
        this.settings = settings;
        this.links = links;
        this.health = health;
        this.metrics = metrics;
    }

    /** Fails when the DKIM key is none. */
    @Override
    public Future<?> start() {
        if (settings.smtpHost().isEmpty()) {
            LOG.warn("SMTP_HOST is not set: mails wait in the outbox");
            return Future.succeededFuture();
        }
        String host = settings.smtpHost().get();
        List<Context> loops = new CopyOnWriteArrayList<>();
        return vertx.deployVerticle(() -> new Loop(loops), new DeploymentOptions().setInstances(LOOPS))
                .map(ready -> loops.stream()
                        .map(loop -> new Postman.Outlet(loop, client(host)))
                        .toList())
                .onSuccess(this::begin);
    }

    private void begin(List<Postman.Outlet> outlets) {
        Postman postman = new Postman(vertx, outlets, settings.from(), health);
        MailFacts facts = new MailFacts(vertx, sources.pool(), sources.tokens());
        Proof proof = new Proof(sources.evidence(), sources.crops());
        MailCodes codes = new MailCodes(sources.tokens());
        LetterDesk desk = new LetterDesk(facts, proof, codes, settings, links);
        MailStore store = new MailStore(vertx, sources.pool(), sources.jobs(), codes);
        lanes = new Lanes(
                lane(JobKind.SEND_CONFIRMATION, CONFIRMATION_LANE, store, desk, postman),
                lane(JobKind.SEND_MAIL, MAIL_LANE, store, desk, postman),
                postman);
        listen(lanes);
    }

    private Lane lane(JobKind kind, int connections, MailStore store, LetterDesk desk, Postman postman) {
        Delivery delivery = new Delivery(vertx, store, desk, postman, connections, metrics);
        Drain drain = new Drain(vertx, sources.jobs(), kind, connections * IN_HAND, delivery::deliver);
        drain.start();
        return new Lane(drain, delivery);
    }

    private void listen(Lanes open) {
        Signal.MAIL_QUEUED.listen(vertx.eventBus(), () -> {
            open.confirmations().drain().wake();
            open.mails().drain().wake();
        });
        Signal.MATCH_FOUND.listen(vertx.eventBus(), open.mails().drain()::wake);
    }

    /** Nothing but an event loop; ends with the verticle that deploys it. */
    private static final class Loop extends VerticleBase {
        private final List<Context> loops;

        Loop(List<Context> loops) {
            this.loops = loops;
        }

        @Override
        public Future<?> start() {
            loops.add(context);
            return Future.succeededFuture();
        }
    }

    /** Completes when the mails in hand have their outcome. */
    @Override
    public Future<?> stop() {
        Lanes open = lanes;
        if (open == null) {
            return Future.succeededFuture();
        }
        return Future.join(open.confirmations().stop(), open.mails().stop()).eventually(open.postman()::close);
    }

    private MailClient client(String host) {
        try {
            return MailClient.create(vertx, SmtpOptions.of(settings, host, (CONFIRMATION_LANE + MAIL_LANE) / LOOPS));
        } catch (IllegalStateException | IllegalArgumentException unusable) {
            throw new IllegalStateException("DKIM_KEY is not an RSA key in PEM (PKCS#8)", unusable);
        }
    }
}
