package cm.mtchoun.registration;

import cm.mtchoun.http.Problem;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.registration.LinkStore.ConfirmLink;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a registration active when the owner of the address says so. */
final class Confirming {
    private static final Logger LOG = LoggerFactory.getLogger(Confirming.class);
    private static final long PATIENCE_S = 2;

    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final LinkStore links;
    private final Moving moving;

    Confirming(Parts parts) {
        this.parts = parts;
        this.links = new LinkStore(parts.tokens());
        this.moving = new Moving(parts);
    }

    /**
     * Takes the link of a new registration, and that of a new address. Repeating it changes nothing. What was published
     * before is looked through first, for two seconds at most.
     *
     * @return fails with a problem that says why a link does not work
     */
    Future<Confirmed> confirm(String token) {
        return parts.pool()
                .withTransaction(transaction -> confirm(transaction, token))
                .compose(done -> done.first() ? lookBack(done.id()).map(done) : Future.succeededFuture(done))
                .map(done -> new Confirmed(done.id(), done.ofAddress()));
    }

    private Future<Done> confirm(SqlConnection transaction, String token) {
        return links.lockConfirmation(transaction, token)
                .compose(link -> link.isPresent()
                        ? open(transaction, token, link.get())
                        : links.whyGone(transaction, token).compose(Confirming::refuse));
    }

    private Future<Done> open(SqlConnection transaction, String token, ConfirmLink link) {
        Problem problem = problemOf(link, parts.now());
        if (problem != null) {
            return Future.failedFuture(problem.asException());
        }
        return links.use(transaction, token, parts.now())
                .compose(used -> effect(transaction, link, token))
                .map(done -> new Done(link.registrationId(), link.pending(), link.ofAddress()));
    }

    private Future<Void> effect(SqlConnection transaction, ConfirmLink link, String token) {
        if (link.ofAddress()) {
            return link.used() ? Future.succeededFuture() : moving.confirmed(transaction, link, token);
        }
        return link.pending() ? activate(transaction, link) : Future.succeededFuture();
    }

    private Future<Void> activate(SqlConnection transaction, ConfirmLink link) {
        long id = link.registrationId();
        return registrations
                .activate(transaction, id, parts.now())
                .compose(active -> links.issueLasting(transaction, id, Purpose.PRIVATE, parts.now()))
                .compose(issued -> links.issueLasting(transaction, id, Purpose.UNSUBSCRIBE, parts.now()))
                .compose(issued -> registrations.addKeys(transaction, id, NameKeys.of(link.name())))
                .compose(keyed -> registrations.tally(transaction, parts.now()))
                .compose(tallied -> parts.jobs().enqueue(transaction, JobKind.MATCH_REGISTRATION, id));
    }

    private Future<Long> lookBack(long id) {
        parts.metrics().registration("confirmed");
        Signal.REGISTRATION_CONFIRMED.send(parts.vertx().eventBus(), id);
        return parts.lookBack()
                .run(id)
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .onFailure(cause -> LOG.info(
                        "Looking back for {} goes on without the person: {}",
                        id,
                        cause.getClass().getSimpleName()))
                .transform(done -> Future.succeededFuture(id));
    }

    private static @Nullable Problem problemOf(ConfirmLink link, Instant now) {
        if (link.used()) {
            return null;
        }
        if (link.superseded()) {
            return LinkProblem.SUPERSEDED;
        }
        return link.expiresAt().isAfter(now) ? null : LinkProblem.EXPIRED;
    }

    private static Future<Done> refuse(Optional<String> reason) {
        return Future.failedFuture(LinkProblem.gone(reason).asException());
    }

    /** @param ofAddress whether it was the new address of a registration that was confirmed */
    record Confirmed(long registrationId, boolean ofAddress) {}

    /** @param first whether it was this call that made the registration active */
    private record Done(long id, boolean first, boolean ofAddress) {}
}
