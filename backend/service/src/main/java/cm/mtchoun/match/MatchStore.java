package cm.mtchoun.match;

import cm.mtchoun.mail.MailKind;
import cm.mtchoun.mail.NewMail;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.names.Decision;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table {@code match}: what was decided, with the mails that follow from it, in one transaction. */
final class MatchStore {

    /**
     * A person who left or changed the name meanwhile gets none; nor does a name again that a new reading of the same image only repeats. What a
     * person said is not her stays so when it is read otherwise in the same place, or published again in the same communiqué.
     */
    private static final String INSERT =
            """
            insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
            select r.id, l.id, $3, $4, $5, $6
            from registration r, listed_name l
            where r.id = $1 and r.name = $7 and l.id = $2 and r.state in ('active', 'notified')
              and not exists (select from match m join listed_name before on before.id = m.listed_name_id
                              where m.registration_id = r.id and before.image_id = l.image_id and before.text = l.text)
              and not exists (select from match m
                              join listed_name before on before.id = m.listed_name_id
                              join image here on here.id = l.image_id
                              join image there on there.id = before.image_id
                              where m.registration_id = r.id and m.feedback = 'not_me'
                                and here.communique_id = there.communique_id
                                and (before.text = l.text
                                     or here.id = there.id and before.page = l.page
                                        and 2 * abs(before.box[1] - l.box[1]) < before.box[3]
                                        and 2 * abs(before.box[2] - l.box[2]) < before.box[4]))
            for key share of r
            on conflict (registration_id, listed_name_id) do nothing
            returning id
            """;

    private final Pool pool;
    private final JobStore jobs;
    private final Outbox outbox;

    MatchStore(Pool pool, JobStore jobs, Outbox outbox) {
        this.pool = pool;
        this.jobs = jobs;
        this.outbox = outbox;
    }

    /**
     * Writes the decisions, best first, the mails of those to notify, and the end of the job. A person gets one mail a
     * communiqué, about the best of the matches.
     *
     * @return whether there may be new mails; fails, with nothing written, when the claim is no longer ours
     */
    Future<Boolean> finish(Claim claim, List<Found> matches) {
        return pool.withTransaction(transaction -> write(transaction, matches)
                .compose(mails -> mail(transaction, mails))
                .compose(mailed -> jobs.finish(transaction, claim).map(mailed)));
    }

    /** One statement each, all on their way at once: what is written first, those behind it see. */
    private Future<List<NewMail>> write(SqlConnection transaction, List<Found> matches) {
        return matches.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(INSERT)
                        .executeBatch(matches.stream().map(this::row).toList())
                        .map(written -> mails(matches, written));
    }

    private Tuple row(Found match) {
        Pair pair = match.pair();
        return Tuple.of(
                        pair.registration(),
                        pair.listed(),
                        (float) pair.score(),
                        Answers.reasons(pair.comparison().reasons()),
                        pair.comparison().decision().code(),
                        jobs.now().atOffset(ZoneOffset.UTC))
                .addString(pair.registrant().name());
    }

    /** @param written for each match, in their order, a row with its id, or none */
    private static List<NewMail> mails(List<Found> matches, RowSet<Row> written) {
        List<NewMail> mails = new ArrayList<>();
        RowSet<Row> row = written;
        for (Found match : matches) {
            if (row.size() > 0 && match.pair().comparison().decision() == Decision.NOTIFY) {
                mails.add(mail(match, row.iterator().next().getLong("id")));
            }
            row = row.next();
        }
        return mails;
    }

    private static NewMail mail(Found match, long id) {
        long registration = match.pair().registration();
        String once = "match:" + registration + ":" + match.communique();
        return new NewMail(once, MailKind.MATCH, registration, new JsonObject().put("match", id));
    }

    private Future<Boolean> mail(SqlConnection transaction, List<NewMail> mails) {
        return mails.isEmpty()
                ? Future.succeededFuture(false)
                : outbox.addAll(transaction, mails).map(true);
    }
}
