package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Mails that did not arrive: why, and what can be done. Addresses are shown masked. */
final class MailDesk {
    private static final String MAIL =
            """
            select m.id, m.kind, m.created_at, m.outcome, m.registration_id, r.email, r.email_hash,
                   j.state, j.attempts, j.run_at, j.last_error, s.reason
            from mail m
            left join registration r on r.id = m.registration_id
            left join job j on j.ref = m.id and j.kind = case when m.kind = 'confirm' then 'send_confirmation' else 'send_mail' end
            left join suppression s on s.email_hash = r.email_hash
            """;
    private static final String LIST = MAIL
            + """
            where case $1::text
                  when 'dead' then m.outcome is null and j.state = 'dead'
                  when 'waiting' then m.outcome is null and j.state <> 'dead'
                  else m.outcome = $1 end
              and ($2::bigint is null or m.id < $2)
            order by m.id desc limit $3
            """;
    private static final String ONE = MAIL + "where m.id = $1 for update of m";
    private static final String REOPEN = "update mail set outcome = null where id = $1";
    private static final String GIVE_UP = "update mail set outcome = 'suppressed' where id = $1 and outcome is null";
    private static final String SUPPRESS =
            """
            insert into suppression (email_hash, reason, created_at) values ($1, 'operator', $2) on conflict do nothing
            """;
    private static final String LIFT = "delete from suppression where email_hash = $1";

    private final OperatorParts parts;

    MailDesk(OperatorParts parts) {
        this.parts = parts;
    }

    /** Newest first. @param state dead, waiting, refused or suppressed */
    Future<JsonArray> list(String state, @Nullable Long after, int limit) {
        return parts.pool()
                .preparedQuery(LIST)
                .execute(Tuple.of(state, after, limit))
                .map(rows -> Rows.array(rows, MailDesk::shown));
    }

    Future<Void> sendAgain(Caller caller, long id) {
        return parts.inTransaction(transaction -> one(transaction, id)
                        .map(MailDesk::sendable)
                        .compose(mail -> transaction
                                .preparedQuery(REOPEN)
                                .execute(Tuple.of(id))
                                .compose(open -> parts.jobs().runNow(transaction, job(mail), id)))
                        .compose(due -> record(transaction, caller, "sent_again", id)))
                .onSuccess(done -> Signal.MAIL_QUEUED.send(parts.vertx().eventBus(), id));
    }

    /** Sends nothing more to the address of this mail. */
    Future<Void> suppress(Caller caller, long id) {
        return parts.inTransaction(transaction -> one(transaction, id)
                .map(MailDesk::toPerson)
                .compose(mail -> transaction
                        .preparedQuery(SUPPRESS)
                        .execute(Tuple.of(
                                mail.getBuffer("email_hash"), parts.now().atOffset(ZoneOffset.UTC)))
                        .compose(done -> parts.jobs().withdraw(transaction, job(mail), id)))
                .compose(withdrawn -> transaction.preparedQuery(GIVE_UP).execute(Tuple.of(id)))
                .compose(done -> record(transaction, caller, "suppressed", id)));
    }

    /** Mails to the address of this mail may be sent again; not when the person herself asked for none. */
    Future<Void> lift(Caller caller, long id) {
        return parts.inTransaction(transaction -> one(transaction, id)
                .map(MailDesk::toPerson)
                .compose(mail -> "unsubscribed".equals(mail.getString("reason"))
                        ? Future.failedFuture(conflict("unsubscribed", "The person asked for no more mails."))
                        : transaction.preparedQuery(LIFT).execute(Tuple.of(mail.getBuffer("email_hash"))))
                .compose(lifted -> record(transaction, caller, "suppression_lifted", id)));
    }

    private static Future<Row> one(SqlConnection transaction, long id) {
        return transaction.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, row -> row)
                .orElseThrow(() -> Problem.notFound("There is no such mail.").asException()));
    }

    private static Row sendable(Row mail) {
        if ("sent".equals(mail.getString("outcome"))) {
            throw conflict("already-sent", "This mail was sent.");
        }
        if (mail.getString("reason") != null) {
            throw conflict("suppressed", "No mail may be sent to this address; lift that first.");
        }
        return mail;
    }

    private static Row toPerson(Row mail) {
        if (mail.getLong("registration_id") == null) {
            throw conflict("not-to-a-person", "This mail is for the people who run the service.");
        }
        return mail;
    }

    private Future<Void> record(SqlConnection transaction, Caller caller, String what, long id) {
        return parts.audit().record(transaction, caller, "mail." + what, "mail:" + id);
    }

    private static JobKind job(Row mail) {
        return mail.getString("kind").equals("confirm") ? JobKind.SEND_CONFIRMATION : JobKind.SEND_MAIL;
    }

    private static RuntimeException conflict(String code, String detail) {
        return Problem.of(409, code, "Not as things are", detail).asException();
    }

    private static JsonObject shown(Row row) {
        String outcome = row.getString("outcome");
        String error = row.getString("last_error");
        return new JsonObject()
                .put("id", Rows.id(row, "id"))
                .put("kind", row.getString("kind"))
                .put("state", outcome != null ? outcome : "dead".equals(row.getString("state")) ? "dead" : "waiting")
                .put("createdAt", Rows.time(row, "created_at"))
                .put("attempts", row.getInteger("attempts"))
                .put("nextTryAt", outcome == null ? Rows.time(row, "run_at") : null)
                .put("why", error == null ? null : Masked.addressesIn(error))
                .put("registrationId", Rows.id(row, "registration_id"))
                .put("to", row.getString("email") == null ? null : Masked.address(row.getString("email")))
                .put("suppressed", row.getString("reason"));
    }
}
