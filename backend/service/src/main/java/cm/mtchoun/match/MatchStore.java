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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code match}: what was decided, with the mails that follow from it, in one transaction. */
final class MatchStore {

    /**
     * A person who left or changed the name meanwhile gets none; nor does a name again that a new reading of the same image only repeats. What a
     * person said is not her stays so when it is read otherwise in the same place, or published again in the same communiqué. Who is
     * twice in one image under the same text has one match, the better.
     */
    private static final String INSERT =
            """
            with fresh as (
                select decided.*, l.image_id, l.text
                from unnest($1::bigint[], $2::text[], $3::bigint[], $4::real[], $5::text[], $6::text[]) with ordinality
                     as decided (registration_id, name, listed_name_id, score, reasons, state, at)
                join registration r on r.id = decided.registration_id and r.name = decided.name
                                   and r.state in ('active', 'notified')
                join listed_name l on l.id = decided.listed_name_id
                where not exists (select from match m join listed_name before on before.id = m.listed_name_id
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
                for key share of r)
            insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
            select distinct on (registration_id, image_id, text)
                registration_id, listed_name_id, score, reasons::jsonb, state, $7
            from fresh
            order by registration_id, image_id, text, at
            on conflict (registration_id, listed_name_id) do nothing
            returning id, registration_id, listed_name_id
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

    /** All in one statement: at a million registrations a list meets some ten thousand people. */
    private Future<List<NewMail>> write(SqlConnection transaction, List<Found> matches) {
        return matches.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction.preparedQuery(INSERT).execute(columns(matches)).map(written -> mails(matches, written));
    }

    private Tuple columns(List<Found> matches) {
        List<Pair> pairs = matches.stream().map(Found::pair).toList();
        return Tuple.tuple()
                .addValue(pairs.stream().map(Pair::registration).toArray(Long[]::new))
                .addValue(pairs.stream().map(pair -> pair.registrant().name()).toArray(String[]::new))
                .addValue(pairs.stream().map(Pair::listed).toArray(Long[]::new))
                .addValue(pairs.stream().map(pair -> (float) pair.score()).toArray(Float[]::new))
                .addValue(pairs.stream()
                        .map(pair ->
                                Answers.reasons(pair.comparison().reasons()).encode())
                        .toArray(String[]::new))
                .addValue(pairs.stream()
                        .map(pair -> pair.comparison().decision().code())
                        .toArray(String[]::new))
                .addValue(jobs.now().atOffset(ZoneOffset.UTC));
    }

    /** @return for those of the matches that were written and are to notify, in the order of the matches */
    private static List<NewMail> mails(List<Found> matches, RowSet<Row> written) {
        Map<Written, Long> ids = new HashMap<>();
        written.forEach(row ->
                ids.put(new Written(row.getLong("registration_id"), row.getLong("listed_name_id")), row.getLong("id")));
        List<NewMail> mails = new ArrayList<>();
        for (Found match : matches) {
            Long id = ids.get(
                    new Written(match.pair().registration(), match.pair().listed()));
            if (id != null && match.pair().comparison().decision() == Decision.NOTIFY) {
                mails.add(mail(match, id));
            }
        }
        return mails;
    }

    private record Written(long registration, long listed) {}

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
