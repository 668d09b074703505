package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides doubtful matches. The decision, what the match is then, the mail and the record are one transaction; the mail
 * leaves after the time of grace, so taking a decision back stops it. Two operators on one match: the first decides.
 */
final class Deciding {
    /** The registration is locked first, as by whoever erases it: in the other order the two could wait for one another. */
    private static final String MATCH =
            """
            select m.state, m.registration_id, i.communique_id
            from registration r
            join match m on m.registration_id = r.id
            join listed_name l on l.id = m.listed_name_id
            join image i on i.id = l.image_id
            where m.id = $1 and m.state <> 'notify' and r.state in ('active', 'notified')
            for key share of r for update of m
            """;

    private static final String DECIDE =
            """
            insert into review_decision (match_id, decision, operator_id, decided_at, effective_at)
            values ($1, $2, $3, $4, $5)
            on conflict do nothing returning id
            """;
    private static final String STANDING =
            """
            select decision, operator_id, effective_at from review_decision where match_id = $1 and undone_at is null
            """;
    private static final String APPROVE =
            """
            update review_decision set approved_by = $2, effective_at = $3
            where match_id = $1 and undone_at is null and effective_at is null
            returning decision
            """;
    private static final String UNDO =
            "update review_decision set undone_by = $2, undone_at = $3 where match_id = $1 and undone_at is null";
    private static final String SET_STATE = "update match set state = $2 where id = $1";
    /** She knows of this communiqué already, unless that was about another's name, as she says. */
    private static final String TOLD =
            """
            select from mail x
            join match m on m.id = (x.payload ->> 'match')::bigint
            join listed_name l on l.id = m.listed_name_id join image i on i.id = l.image_id
            where x.registration_id = $1 and x.kind = 'match' and i.communique_id = $2
              and coalesce(x.outcome, 'sent') = 'sent' and m.feedback is distinct from 'not_me' and m.state <> 'rejected'
            """;

    private static final String MAIL =
            """
            select id, outcome from mail
            where registration_id = $2 and kind in ('match', 'possible') and payload -> 'match' = to_jsonb($1::bigint)
            for update
            """;
    private static final String DROP_MAIL = "delete from mail where id = $1";

    private final OperatorParts parts;
    private final ReviewRules rules;

    Deciding(OperatorParts parts, ReviewRules rules) {
        this.parts = parts;
        this.rules = rules;
    }

    private record Match(long id, String state, long registration, long communique) {}

    private record Standing(Verdict verdict, long by, @Nullable Instant effectiveAt) {}

    /** Fails with 409 when somebody decided before, and with 404 when the person has left. */
    Future<Void> decide(Caller caller, long id, Verdict verdict) {
        boolean waits = rules.approval() && caller.rank() == Rank.REVIEWER;
        Instant now = parts.now();
        return parts.inTransaction(transaction -> lock(transaction, id)
                        .compose(match -> insert(transaction, caller, match, verdict, now, !waits)
                                .compose(decided -> waits
                                        ? Future.succeededFuture()
                                        : takeEffect(transaction, match, verdict, now)))
                        .compose(done -> record(transaction, caller, verdict.code(), id)))
                .onSuccess(this::tellMailer);
    }

    /** Puts a reviewer's decision into effect. */
    Future<Void> approve(Caller caller, long id) {
        Instant now = parts.now();
        return parts.inTransaction(transaction -> lock(transaction, id)
                        .compose(match -> transaction
                                .preparedQuery(APPROVE)
                                .execute(Tuple.of(id, caller.id(), at(now)))
                                .map(rows -> Rows.first(rows, row -> Verdict.of(row.getString("decision")))
                                        .orElseThrow(() -> conflict(
                                                "nothing-to-approve", "No decision of this waits for approval.")))
                                .compose(verdict -> takeEffect(transaction, match, verdict, now)))
                        .compose(done -> record(transaction, caller, "approve", id)))
                .onSuccess(this::tellMailer);
    }

    /** Takes the standing decision back: one's own within the time of grace, any for a manager, none once its mail left. */
    Future<Void> undo(Caller caller, long id) {
        Instant now = parts.now();
        return parts.inTransaction(transaction -> lock(transaction, id)
                .compose(match -> standing(transaction, id)
                        .map(standing -> allowed(caller, standing, now))
                        .compose(allowed -> dropMail(transaction, match))
                        .compose(dropped -> transaction.preparedQuery(UNDO).execute(Tuple.of(id, caller.id(), at(now))))
                        .compose(undone -> setState(transaction, id, "review")))
                .compose(done -> record(transaction, caller, "undo", id)));
    }

    private Future<Match> lock(SqlConnection transaction, long id) {
        return transaction.preparedQuery(MATCH).execute(Tuple.of(id)).map(rows -> Rows.first(
                        rows,
                        row -> new Match(
                                id,
                                row.getString("state"),
                                row.getLong("registration_id"),
                                row.getLong("communique_id")))
                .orElseThrow(() -> Problem.notFound("There is no such doubtful match; the person may have left.")
                        .asException()));
    }

    private static Future<Void> insert(
            SqlConnection transaction, Caller caller, Match match, Verdict verdict, Instant now, boolean atOnce) {
        RuntimeException late = conflict("already-decided", "Somebody else has just decided this.");
        if (!match.state().equals("review")) {
            return Future.failedFuture(late);
        }
        return transaction
                .preparedQuery(DECIDE)
                .execute(Tuple.of(match.id(), verdict.code(), caller.id(), at(now), atOnce ? at(now) : null))
                .compose(rows -> rows.size() == 1 ? Future.succeededFuture() : Future.failedFuture(late));
    }

    private Future<Void> takeEffect(SqlConnection transaction, Match match, Verdict verdict, Instant now) {
        return setState(transaction, match.id(), verdict.state())
                .compose(done -> switch (verdict) {
                    case CONFIRM -> tell(transaction, match, now);
                    case ASK -> add(transaction, match, MailKind.POSSIBLE, "possible:" + match.id(), now);
                    case REJECT -> Future.succeededFuture(false);
                })
                .mapEmpty();
    }

    private Future<Boolean> tell(SqlConnection transaction, Match match, Instant now) {
        String communique = "match:" + match.registration() + ":" + match.communique();
        return transaction
                .preparedQuery(TOLD)
                .execute(Tuple.of(match.registration(), match.communique()))
                .compose(told -> told.size() > 0
                        ? Future.succeededFuture(false)
                        : add(transaction, match, MailKind.MATCH, communique, now)
                                .compose(added -> added
                                        ? Future.succeededFuture(true)
                                        : add(transaction, match, MailKind.MATCH, communique + ":" + match.id(), now)));
    }

    private Future<Boolean> add(SqlConnection transaction, Match match, MailKind kind, String once, Instant now) {
        NewMail mail = new NewMail(once, kind, match.registration(), new JsonObject().put("match", match.id()));
        return parts.outbox().add(transaction, mail, now.plus(rules.grace()));
    }

    private Future<Standing> standing(SqlConnection transaction, long id) {
        return transaction.preparedQuery(STANDING).execute(Tuple.of(id)).map(rows -> Rows.first(
                        rows, Deciding::standing)
                .orElseThrow(() -> conflict("nothing-to-undo", "No decision of this stands.")));
    }

    private static Standing standing(Row row) {
        OffsetDateTime effective = row.getOffsetDateTime("effective_at");
        return new Standing(
                Verdict.of(row.getString("decision")),
                row.getLong("operator_id"),
                effective == null ? null : effective.toInstant());
    }

    private Standing allowed(Caller caller, Standing standing, Instant now) {
        Instant effective = standing.effectiveAt();
        boolean inTime = effective == null || now.isBefore(effective.plus(rules.grace()));
        if (!caller.rank().reaches(Rank.MANAGER) && !(standing.by() == caller.id() && inTime)) {
            throw Problem.of(
                            403,
                            "forbidden",
                            "Not allowed",
                            "This is not your decision, or its time of grace is over; a manager can take it back.")
                    .asException();
        }
        return standing;
    }

    /** The lock on the job decides between us and the mailer: either it finds no mail, or we find it at work. */
    private Future<Void> dropMail(SqlConnection transaction, Match match) {
        return transaction
                .preparedQuery(MAIL)
                .execute(Tuple.of(match.id(), match.registration()))
                .map(rows -> Rows.first(rows, row -> row))
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : dropMail(transaction, found.get()));
    }

    private Future<Void> dropMail(SqlConnection transaction, Row mail) {
        long id = mail.getLong("id");
        Optional<String> outcome = Optional.ofNullable(mail.getString("outcome"));
        Future<Boolean> stopped = outcome.isPresent()
                ? Future.succeededFuture(!outcome.get().equals("sent"))
                : parts.jobs().withdraw(transaction, JobKind.SEND_MAIL, id);
        return stopped.compose(yes -> yes
                        ? transaction.preparedQuery(DROP_MAIL).execute(Tuple.of(id))
                        : Future.failedFuture(conflict("mail-sent", "The mail is gone, or just going.")))
                .mapEmpty();
    }

    private static Future<Void> setState(SqlConnection transaction, long id, String state) {
        return transaction.preparedQuery(SET_STATE).execute(Tuple.of(id, state)).mapEmpty();
    }

    private Future<Void> record(SqlConnection transaction, Caller caller, String what, long id) {
        return parts.audit().record(transaction, caller, "review." + what, "review:" + id);
    }

    private void tellMailer(Void done) {
        Signal.MAIL_QUEUED.send(parts.vertx().eventBus(), 0);
    }

    private static RuntimeException conflict(String code, String detail) {
        return Problem.of(409, code, "Not any more", detail).asException();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
