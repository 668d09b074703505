package cm.mtchoun.registration;

import cm.mtchoun.http.Problem;
import cm.mtchoun.http.ProblemException;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.registration.AddressChangeStore.Pending;
import cm.mtchoun.registration.EventStore.Happened;
import cm.mtchoun.registration.MatchStore.Line;
import cm.mtchoun.registration.RegistrationPage.Seen;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the owner of a registration can see and do once it is confirmed. */
final class PrivatePage {
    private static final Logger LOG = LoggerFactory.getLogger(PrivatePage.class);

    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final MatchStore matches = new MatchStore();
    private final LinkStore links;
    private final Erasing erasing;
    private final EventStore events = new EventStore();
    private final AddressChangeStore changes = new AddressChangeStore();
    private final Changing changing;

    PrivatePage(Parts parts) {
        this.parts = parts;
        this.links = new LinkStore(parts.tokens());
        this.erasing = new Erasing(parts.jobs());
        this.changing = new Changing(parts);
    }

    /** @return id of the registration that a private link opens; fails with a problem when it opens none */
    Future<Long> owner(String token) {
        return links.owner(parts.pool(), Purpose.PRIVATE, token).map(owner -> owner.orElseThrow(PrivatePage::closed));
    }

    /** Fails with a problem when the registration has been erased meanwhile. */
    Future<RegistrationPage> page(long id) {
        Future<List<PublishedMatch>> found = matches.of(parts.pool(), id);
        Future<List<Happened>> happened = events.of(parts.pool(), id);
        Future<Optional<Pending>> pending = changes.pending(parts.pool(), id, parts.now());
        return Future.all(found, happened, pending)
                .map(all -> new Seen(found.result(), happened.result(), pending.result()))
                .compose(seen -> registrations
                        .page(parts.pool(), id)
                        .map(row -> RegistrationPage.of(row.orElseThrow(PrivatePage::closed), seen)));
    }

    /** Fails with a problem when it has ended, or after too many changes in a day. */
    Future<Void> change(long id, ChangeRequest wanted) {
        return changing.change(id, wanted);
    }

    /** Everything that is kept about it. */
    Future<JsonObject> export(long id) {
        return new Export(parts.pool()).of(id, parts.now()).map(found -> found.orElseThrow(PrivatePage::closed));
    }

    /** The token of the private page of a confirmed registration. */
    Future<String> token(long id) {
        return links.privateToken(parts.pool(), id).map(token -> token.orElseThrow(PrivatePage::closed));
    }

    /** The last answer counts; fails with a problem when the registration has no such match. */
    Future<Void> say(long id, long matchId, boolean mine) {
        return parts.pool()
                .withTransaction(transaction -> matches.say(transaction, matchId, id, mine, parts.now())
                        .compose(known -> known ? follow(transaction, id, mine) : noSuchMatch()))
                .onSuccess(said -> {
                    parts.metrics().registration(mine ? "feedback_yes" : "feedback_no");
                    Signal.REGISTRATION_CONFIRMED.send(parts.vertx().eventBus(), id);
                });
    }

    private Future<Void> follow(SqlConnection transaction, long id, boolean mine) {
        return mine ? registrations.rest(transaction, id, parts.now()) : watchAgain(transaction, id);
    }

    /** Lists that came out while nobody watched for this name are gone through now. */
    private Future<Void> watchAgain(SqlConnection transaction, long id) {
        return registrations
                .watchAgain(transaction, id)
                .compose(again -> again
                        ? parts.jobs().runNow(transaction, JobKind.MATCH_REGISTRATION, id)
                        : Future.succeededFuture());
    }

    Future<Void> collected(long id) {
        return registrations
                .collect(parts.pool(), id, parts.now())
                .onSuccess(first -> {
                    if (first) {
                        parts.metrics().registration("collected");
                    }
                })
                .mapEmpty();
    }

    Future<Void> erase(long id) {
        return erase(id, "erased");
    }

    /** Erases the registration of an unsubscribe link; may be repeated. Fails with a problem for any other token. */
    Future<Void> unsubscribe(String token) {
        return links.owner(parts.pool(), Purpose.UNSUBSCRIBE, token)
                .compose(owner -> owner.isPresent() ? erase(owner.get(), "unsubscribed") : wasUnsubscribed(token));
    }

    private Future<Void> erase(long id, String event) {
        return parts.pool()
                .withTransaction(transaction -> erasing.erase(transaction, List.of(id), "erased"))
                .onSuccess(erased -> parts.metrics().registration(event));
    }

    private Future<Void> wasUnsubscribed(String token) {
        return links.whyGone(parts.pool(), token)
                .compose(reason -> reason.isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(LinkProblem.UNKNOWN.asException()));
    }

    /** The line of a match as PNG or JPEG; fails with a problem when there is none to show. */
    Future<Buffer> crop(long id, long matchId) {
        return matches.line(parts.pool(), matchId, id)
                .compose(line -> line.isPresent() ? cut(matchId, line.get()) : Future.succeededFuture(Optional.empty()))
                .compose(picture -> picture.map(Future::succeededFuture).orElseGet(PrivatePage::noSuchMatch));
    }

    private Future<Optional<Buffer>> cut(long matchId, Line line) {
        int[] box = line.box().stream().mapToInt(Integer::intValue).toArray();
        return parts.evidence()
                .get(line.sha256().getBytes())
                .compose(image -> parts.crop().crop(image, line.page(), box))
                .otherwise(cause -> {
                    LOG.warn(
                            "Match {} has no crop: {}",
                            matchId,
                            cause.getClass().getName());
                    return Optional.empty();
                });
    }

    private static <T> Future<T> noSuchMatch() {
        return Future.failedFuture(
                Problem.notFound("This registration has no such match.").asException());
    }

    static ProblemException closed() {
        return Problem.of(
                        401,
                        "unauthorised",
                        "This private link is not known",
                        "The registration was erased, or the link is not complete.")
                .asException();
    }
}
