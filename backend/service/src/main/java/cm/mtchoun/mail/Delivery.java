package cm.mtchoun.mail;

import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.ClaimLostException;
import cm.mtchoun.pipeline.Gate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one mail from its claim to its outcome: load → write → send → settle. Between the server's acceptance and the
 * commit of the outcome lies the only instant in which a mail can be sent twice: when the database is away just then,
 * the outcome is written again and again, and this process does not send that mail a second time. Another process does,
 * when this one died in that instant, or was cut off from the database for longer than its lease while the other was not;
 * both copies have the same {@code Message-ID}.
 *
 * <p>Lives on one event loop.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration SHORTEST_POSTPONEMENT = Duration.ofSeconds(4);
    private static final Duration LONGEST_POSTPONEMENT = Duration.ofMinutes(2);
    private static final long FIRST_MARK_DELAY_MS = 50;
    private static final long LONGEST_MARK_DELAY_MS = 1_000;

    private final Vertx vertx;
    private final MailStore store;
    private final LetterDesk desk;
    private final Postman postman;
    private final Gate connections;
    private final Metrics metrics;
    /** What is on its way, or accepted and not yet marked so; the value is what will be marked. */
    private final Map<Long, Future<Settlement>> underway = new HashMap<>();

    private boolean stopping;

    /** @param connections so many mails at a time are on their way; the others are ready, and may yet be left to others */
    Delivery(Vertx vertx, MailStore store, LetterDesk desk, Postman postman, int connections, Metrics metrics) {
        this.vertx = vertx;
        this.store = store;
        this.desk = desk;
        this.postman = postman;
        this.connections = new Gate(connections);
        this.metrics = metrics;
    }

    /** Completes when the mail has its outcome or waits for better days; fails when this try counts as failed. */
    Future<Void> deliver(Claim claim) {
        Future<Settlement> earlier = underway.get(claim.ref());
        if (earlier != null) {
            return again(claim, earlier);
        }
        return store.load(claim.ref())
                .compose(found -> found.isPresent() ? deliver(claim, found.get()) : store.finish(claim));
    }

    /** A mail that is in our hands, though its claim was lost: the database was away, or its turn did not come in time. */
    private Future<Void> again(Claim claim, Future<Settlement> earlier) {
        return earlier.transform(result -> {
            if (result.succeeded()) {
                return mark(claim, result.result(), FIRST_MARK_DELAY_MS);
            }
            return result.cause() instanceof ClaimLostException ? deliver(claim) : Future.failedFuture(result.cause());
        });
    }

    /** From now on, an outcome that cannot be written is given up. */
    void stop() {
        stopping = true;
    }

    private Future<Void> deliver(Claim claim, QueuedMail mail) {
        if (mail.settled()) {
            return store.finish(claim);
        }
        if (mail.suppressed()) {
            return end(claim, mail, Outcome.SUPPRESSED);
        }
        return desk.write(mail, store.now())
                .compose(letter ->
                        letter.isPresent() ? send(claim, mail, letter.get()) : end(claim, mail, Outcome.OBSOLETE));
    }

    private Future<Void> send(Claim claim, QueuedMail mail, Letter letter) {
        if (letter.isForNobody()) {
            return mark(claim, Settlement.sent(letter, store.now()), FIRST_MARK_DELAY_MS);
        }
        Future<Settlement> acceptance =
                connections.pass(() -> hand(claim, mail, letter)).map(accepted -> Settlement.sent(letter, store.now()));
        underway.put(mail.id(), acceptance);
        return acceptance
                .transform(result -> result.succeeded()
                        ? accepted(claim, mail, result.result())
                        : notAccepted(claim, mail, result.cause()))
                .onComplete(over -> underway.remove(mail.id()));
    }

    /** A process that stood still for longer than its lease must not send what another has sent meanwhile. */
    private Future<Void> hand(Claim claim, QueuedMail mail, Letter letter) {
        return claim.isSurelyOurs() ? postman.send(mail, letter) : Future.failedFuture(new ClaimLostException(claim));
    }

    private Future<Void> accepted(Claim claim, QueuedMail mail, Settlement sent) {
        metrics.mail(mail.kind().code(), Outcome.SENT.code());
        if (sent.sinceNews() != null) {
            metrics.publicationToMail(sent.sinceNews());
        }
        return mark(claim, sent, FIRST_MARK_DELAY_MS);
    }

    private Future<Void> mark(Claim claim, Settlement sent, long delayMs) {
        return store.settleSent(claim, sent).recover(cause -> markLater(claim, sent, delayMs, cause));
    }

    private Future<Void> markLater(Claim claim, Settlement sent, long delayMs, Throwable cause) {
        if (stopping) {
            LOG.error("Mail {} was accepted, which the database could not be told: it may be sent again", claim.ref());
            return Future.failedFuture(cause);
        }
        LOG.warn("Mail {} was accepted, which the database cannot be told yet: {}", claim.ref(), cause.toString());
        return vertx.timer(delayMs).compose(waited -> mark(claim, sent, Math.min(delayMs * 2, LONGEST_MARK_DELAY_MS)));
    }

    private Future<Void> notAccepted(Claim claim, QueuedMail mail, Throwable cause) {
        if (cause instanceof ClaimLostException) {
            return Future.failedFuture(cause);
        }
        Setback setback = cause instanceof NotAcceptedException known ? known.setback() : Setback.NOT_NOW;
        return switch (setback) {
            case ADDRESS_REFUSED -> {
                LOG.info("Mail {} was refused for good: {}", mail.id(), cause.getMessage());
                yield end(claim, mail, Outcome.REFUSED);
            }
            case OUTAGE -> {
                metrics.mail(mail.kind().code(), "retried");
                yield store.postpone(claim, postponement(mail));
            }
            case NOT_NOW -> {
                boolean last = claim.attempts() >= claim.kind().maxAttempts();
                metrics.mail(mail.kind().code(), last ? "dead" : "retried");
                yield Future.failedFuture(cause);
            }
        };
    }

    private Future<Void> end(Claim claim, QueuedMail mail, Outcome outcome) {
        metrics.mail(mail.kind().code(), outcome.code());
        return store.settle(claim, Settlement.of(outcome, store.now()));
    }

    /** Grows with the mail's age: after a short outage mails go at once, in a long one they do not hammer the server. */
    private Duration postponement(QueuedMail mail) {
        Duration grown = Duration.between(mail.createdAt(), store.now()).dividedBy(8);
        if (grown.compareTo(SHORTEST_POSTPONEMENT) < 0) {
            return SHORTEST_POSTPONEMENT;
        }
        return grown.compareTo(LONGEST_POSTPONEMENT) > 0 ? LONGEST_POSTPONEMENT : grown;
    }
}
