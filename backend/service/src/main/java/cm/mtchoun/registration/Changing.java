package cm.mtchoun.registration;

import cm.mtchoun.http.Problem;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import cm.mtchoun.registration.EventStore.What;
import cm.mtchoun.registration.RegistrationStore.Held;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Corrects the name, the deposit date and the language of a confirmed registration; {@link Moving} its address. */
final class Changing {
    /** Enough for corrections, too few for looking other people up. */
    private static final int NAMES_A_DAY = 5;

    private static final long PATIENCE_S = 2;

    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final EventStore events = new EventStore();
    private final Moving moving;

    Changing(Parts parts) {
        this.parts = parts;
        this.moving = new Moving(parts);
    }

    /** Everything or nothing; what was published before is looked through again first, for two seconds at most. */
    Future<Void> change(long id, ChangeRequest wanted) {
        return parts.pool()
                .withTransaction(transaction -> moving.standing(transaction, wanted)
                        .compose(standing -> change(transaction, id, wanted, standing)))
                .compose(done -> tell(id, done));
    }

    private Future<Done> change(
            SqlConnection transaction, long id, ChangeRequest wanted, @Nullable AddressStanding standing) {
        return registrations.lock(transaction, id).compose(found -> {
            Held held = found.orElseThrow(PrivatePage::closed);
            if (held.ended()) {
                return Future.failedFuture(ended().asException());
            }
            return rename(transaction, held, wanted.name()).compose(renamed -> adjust(transaction, held, wanted)
                    .compose(dated -> again(transaction, id, renamed || dated))
                    .compose(again ->
                            moving.move(transaction, held, wanted, standing).map(mails -> new Done(again, mails))));
        });
    }

    private Future<Boolean> rename(SqlConnection transaction, Held held, @Nullable PersonName name) {
        if (name == null || name.text().equals(held.name())) {
            return Future.succeededFuture(false);
        }
        return atMost(NAMES_A_DAY, transaction, held.id(), What.NAME_CHANGED)
                .compose(allowed -> registrations.rename(transaction, held.id(), name, NameKeys.of(name)))
                .compose(renamed -> events.add(transaction, held.id(), What.NAME_CHANGED, parts.now()))
                .map(true);
    }

    private Future<Boolean> adjust(SqlConnection transaction, Held held, ChangeRequest wanted) {
        Future<Void> spoken = wanted.lang() == null
                ? Future.succeededFuture()
                : registrations.speak(transaction, held.id(), wanted.lang());
        ChangeRequest.Deposit deposit = wanted.deposit();
        return deposit == null
                ? spoken.map(false)
                : spoken.compose(done -> registrations.redate(transaction, held.id(), deposit.day()))
                        .compose(changed -> changed
                                ? events.add(transaction, held.id(), What.DEPOSIT_CHANGED, parts.now())
                                        .map(true)
                                : Future.succeededFuture(false));
    }

    /** A comparison that runs just now knows the old name: it loses its claim, and writes nothing. */
    private Future<Boolean> again(SqlConnection transaction, long id, boolean wanted) {
        return !wanted
                ? Future.succeededFuture(false)
                : parts.jobs()
                        .cancel(transaction, JobKind.MATCH_REGISTRATION, List.of(id))
                        .compose(cancelled -> parts.jobs().enqueue(transaction, JobKind.MATCH_REGISTRATION, id))
                        .map(true);
    }

    private Future<Void> atMost(int limit, SqlConnection transaction, long id, What what) {
        return events.today(transaction, id, what, parts.now())
                .compose(count -> count < limit
                        ? Future.succeededFuture()
                        : Future.failedFuture(tooMany(limit).asException()));
    }

    private Future<Void> tell(long id, Done done) {
        if (done.mails() > 0) {
            Signal.MAIL_QUEUED.send(parts.vertx().eventBus(), 0);
        }
        if (!done.matchAgain()) {
            return Future.succeededFuture();
        }
        parts.metrics().registration("changed");
        Signal.REGISTRATION_CONFIRMED.send(parts.vertx().eventBus(), id);
        return parts.lookBack()
                .run(id)
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .transform(looked -> Future.succeededFuture());
    }

    static Problem tooMany(int limit) {
        return Problem.of(
                429, "too-many-requests", "Too many requests", "Up to %d such changes a day.".formatted(limit));
    }

    private static Problem ended() {
        return Problem.of(
                409,
                "ended",
                "This registration has ended",
                "The passport was collected; register again for the next one.");
    }

    private record Done(boolean matchAgain, int mails) {}
}
