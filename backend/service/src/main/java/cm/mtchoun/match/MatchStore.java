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
import java.util.List;

/** The table {@code match}: what was decided, with the mails that follow from it, in one transaction. */
final class MatchStore {

    /**
     * A person who left meanwhile gets none; nor does a name again that a new reading of the same image only repeats. What a
     * person said is not her stays so when it is read otherwise in the same place, or published again in the same communiqué.
     */
    private static final String INSERT =
            """
            insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
            select r.id, l.id, $3, $4, $5, $6
            from registration r, listed_name l
            where r.id = $1 and l.id = $2 and r.state in ('active', 'notified')
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
     * @return how many mails were added; fails, with nothing written, when the claim is no longer ours
     */
    Future<Integer> finish(Claim claim, List<Found> matches) {
        return pool.withTransaction(transaction -> {
            Future<Integer> mails = Future.succeededFuture(0);
            for (Found match : matches) {
                mails = mails.compose(count -> write(transaction, match).map(added -> count + (added ? 1 : 0)));
            }
            return mails.compose(count -> jobs.finish(transaction, claim).map(count));
        });
    }

    private Future<Boolean> write(SqlConnection transaction, Found match) {
        Pair pair = match.pair();
        Tuple row = Tuple.of(
                pair.registration(),
                pair.listed(),
                (float) pair.score(),
                Answers.reasons(pair.comparison().reasons()),
                pair.comparison().decision().code(),
                jobs.now().atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(INSERT).execute(row).compose(inserted -> mail(transaction, match, inserted));
    }

    private Future<Boolean> mail(SqlConnection transaction, Found match, RowSet<Row> inserted) {
        Pair pair = match.pair();
        if (inserted.size() == 0 || pair.comparison().decision() != Decision.NOTIFY) {
            return Future.succeededFuture(false);
        }
        long id = inserted.iterator().next().getLong("id");
        String once = "match:" + pair.registration() + ":" + match.communique();
        return outbox.add(
                transaction, new NewMail(once, MailKind.MATCH, pair.registration(), new JsonObject().put("match", id)));
    }
}
