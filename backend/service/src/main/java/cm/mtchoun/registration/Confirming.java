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

    Confirming(Parts parts) {
        this.parts = parts;
        this.links = new LinkStore(parts.tokens());
    }

    /**
     * Repeating it changes nothing. What was published before is looked through first, for two seconds at most.
     *
     * @return the registration; fails with a problem that says why a link does not work
     */
    Future<Long> confirm(String token) {
        return parts.pool()
                .withTransaction(transaction -> confirm(transaction, token))
                .compose(done -> done.first() ? lookBack(done.id()) : Future.succeededFuture(done.id()));
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
                .compose(used -> link.pending() ? activate(transaction, link) : Future.succeededFuture())
                .map(done -> new Done(link.registrationId(), link.pending()));
    }

    private Future<Void> activate(SqlConnection transaction, ConfirmLink link) {
        long id = link.registrationId();
        return registrations
                .activate(transaction, id, parts.now())
                .compose(active -> links.issueLasting(transaction, id, Purpose.PRIVATE, parts.now()))
                .compose(issued -> links.issueLasting(transaction, id, Purpose.UNSUBSCRIBE, parts.now()))
                .compose(issued -> registrations.addKeys(transaction, id, NameKeys.of(link.name())))
                .compose(keyed -> parts.jobs().enqueue(transaction, JobKind.MATCH_REGISTRATION, id));
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

    /** @param first whether it was this call that made it active */
    private record Done(long id, boolean first) {}
}
