package cm.mtchoun.registration;

import cm.mtchoun.registration.RegistrationStore.NewRegistration;
import cm.mtchoun.registration.RegistrationStore.Watched;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes registrations, one or many in a transaction: each finds what it would have found alone. Their addresses are locked
 * first, always in the same order, so what is read stays true until the transaction ends.
 */
final class Intake {
    private final Parts parts;
    private final RegistrationStore registrations = new RegistrationStore();
    private final ConfirmationMails mails;

    Intake(Parts parts) {
        this.parts = parts;
        this.mails = new ConfirmationMails(parts);
    }

    /** @param emailHash of the address in the request */
    record Applicant(RegistrationRequest request, Buffer emailHash) {}

    /**
     * What became of a request.
     *
     * @param knownSource false when no such source is watched: nothing was done
     * @param id null when the address may not register now, or no more
     */
    record Taken(boolean knownSource, @Nullable Long id) {}

    /** @param applicants each of another address; what is answered is in their order */
    Future<List<Taken>> take(SqlConnection transaction, List<Applicant> applicants) {
        List<Buffer> addresses = applicants.stream().map(Applicant::emailHash).toList();
        // one way to the database and back for all: a connection answers in order, so the locks come first
        Future<Map<Buffer, AddressStanding>> standings = AddressStanding.lock(transaction, addresses, parts.now());
        Future<List<Watched>> watched = registrations.watched(transaction, addresses);
        Future<Map<String, Long>> sources = registrations.sources(transaction);
        return Future.all(standings, watched, sources).compose(read -> {
            List<Decision> decisions = applicants.stream()
                    .map(one -> decide(one, standings.result(), watched.result(), sources.result()))
                    .toList();
            return write(transaction, decisions).map(ids -> decisions.stream()
                    .map(decision -> decision.taken(ids))
                    .toList());
        });
    }

    private Decision decide(
            Applicant applicant,
            Map<Buffer, AddressStanding> standings,
            List<Watched> watched,
            Map<String, Long> sources) {
        String key = applicant.request().source();
        Long source = key == null ? sources.values().stream().findFirst().orElse(null) : sources.get(key);
        AddressStanding standing = standings.get(applicant.emailHash());
        if (source == null || standing == null || !standing.mayRegister()) {
            heldBack(source != null);
            return new Decision(applicant, source, null, false, false);
        }
        heldBack(standing.mailsLeft() == 0);
        Long same = watched.stream()
                .filter(known -> known.isFor(applicant, source))
                .map(Watched::id)
                .findFirst()
                .orElse(null);
        return new Decision(applicant, source, same, true, standing.mailsLeft() > 0);
    }

    private void heldBack(boolean held) {
        if (held) {
            parts.metrics().registration("held_back");
        }
    }

    /**
     * Asks the database the same things whoever is in the round, so how long it takes says nothing of what is known of them.
     *
     * @return ids of what was kept, by the hash of its address
     */
    private Future<Map<Buffer, Long>> write(SqlConnection transaction, List<Decision> decisions) {
        List<NewRegistration> fresh = new ArrayList<>();
        Map<Long, RegistrationRequest> known = new LinkedHashMap<>();
        for (Decision one : decisions) {
            if (one.kept() && one.same() != null) {
                known.put(one.same(), one.applicant().request());
            } else if (one.kept()) {
                fresh.add(one.toInsert());
            }
        }
        Future<?> traced = registrations.leaveTrace(transaction);
        Future<?> adjusted = registrations.adjust(transaction, known);
        Future<Map<Buffer, Long>> inserted = registrations.insert(transaction, fresh, parts.now());
        return Future.all(traced, adjusted, inserted)
                .compose(written ->
                        mails.send(transaction, asked(decisions, inserted.result()), List.copyOf(known.keySet())))
                .map(sent -> inserted.result());
    }

    /** Who is sent a link: whose registration is new, and who asks again for what waits or is watched already. */
    private static Map<Long, Buffer> asked(List<Decision> decisions, Map<Buffer, Long> ids) {
        Map<Long, Buffer> asked = new LinkedHashMap<>();
        decisions.stream().filter(Decision::asked).forEach(one -> {
            Buffer mailbox = one.applicant().emailHash();
            asked.put(one.same() == null ? ids.get(mailbox) : one.same(), mailbox);
        });
        return asked;
    }

    /**
     * @param source null when unknown
     * @param same the registration there is already; null when there is none
     * @param asked whether a mail may go; what is kept without one gets it later
     */
    private record Decision(
            Applicant applicant, @Nullable Long source, @Nullable Long same, boolean kept, boolean asked) {

        NewRegistration toInsert() {
            if (source == null) {
                throw new IllegalStateException("what has no source is not kept");
            }
            return new NewRegistration(applicant.request(), source, applicant.emailHash());
        }

        Taken taken(Map<Buffer, Long> ids) {
            Long id = same != null ? same : ids.get(applicant.emailHash());
            return new Taken(source != null, kept ? id : null);
        }
    }
}
