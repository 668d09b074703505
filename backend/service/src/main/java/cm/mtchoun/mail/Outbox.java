package cm.mtchoun.mail;

import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Where a feature leaves a mail, in the transaction that decides it. Safe from any thread. */
public final class Outbox {
    private static final String INSERT =
            """
            insert into mail (dedup_key, kind, registration_id, payload, created_at) values ($1, $2, $3, $4, $5)
            on conflict (dedup_key) do nothing
            returning id
            """;

    private static final String INSERT_ALL =
            """
            insert into mail (dedup_key, kind, registration_id, payload, created_at)
            select dedup_key, $2, registration_id, payload::jsonb, $5
            from unnest($1::text[], $3::bigint[], $4::text[]) as added (dedup_key, registration_id, payload)
            on conflict (dedup_key) do nothing
            returning id
            """;

    private final JobStore jobs;

    public Outbox(JobStore jobs) {
        this.jobs = jobs;
    }

    /**
     * Adds a mail and the job that sends it. After the commit, send {@link cm.mtchoun.pipeline.Signal#MAIL_QUEUED}
     * (whatever id) so that it goes at once; without it, the next sweep finds it.
     *
     * @return false when a mail with this key was there already: nothing changed
     */
    public Future<Boolean> add(SqlClient transaction, NewMail mail) {
        return add(transaction, mail, jobs.now());
    }

    /** As {@link #add(SqlClient, NewMail)}, but it goes no earlier than {@code sendAt}. */
    public Future<Boolean> add(SqlClient transaction, NewMail mail, Instant sendAt) {
        Tuple row = Tuple.of(
                mail.dedupKey(),
                mail.kind().code(),
                mail.registrationId(),
                mail.payload(),
                jobs.now().atOffset(ZoneOffset.UTC));
        return transaction
                .preparedQuery(INSERT)
                .execute(row)
                .compose(inserted -> enqueue(transaction, mail, sendAt, inserted));
    }

    /** As {@link #add(SqlClient, NewMail)} for many, all of one kind and at least one. */
    public Future<Void> addAll(SqlClient transaction, List<NewMail> mails) {
        return addAll(transaction, mails.get(0).kind(), mails);
    }

    /**
     * As {@link #add(SqlClient, NewMail)} for any number, all of this kind. Asks the database the same whether there are any: how long
     * it takes does not tell.
     */
    public Future<Void> addAll(SqlClient transaction, MailKind kind, List<NewMail> mails) {
        Tuple rows = Tuple.tuple()
                .addValue(mails.stream().map(NewMail::dedupKey).toArray(String[]::new))
                .addValue(kind.code())
                .addValue(mails.stream().map(NewMail::registrationId).toArray(Long[]::new))
                .addValue(mails.stream().map(mail -> mail.payload().encode()).toArray(String[]::new))
                .addValue(jobs.now().atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(INSERT_ALL).execute(rows).compose(inserted -> {
            List<Long> ids = new ArrayList<>();
            inserted.forEach(row -> ids.add(row.getLong("id")));
            return jobs.enqueueAll(transaction, kind.job(), ids);
        });
    }

    private Future<Boolean> enqueue(SqlClient transaction, NewMail mail, Instant sendAt, RowSet<Row> inserted) {
        if (inserted.size() == 0) {
            return Future.succeededFuture(false);
        }
        long id = inserted.iterator().next().getLong("id");
        return jobs.enqueue(transaction, mail.kind().job(), id, sendAt).map(true);
    }
}
