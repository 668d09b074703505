package cm.mtchoun.registration;

import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets registrations go with all that hangs on them: links, keys, matches, mails, and jobs, whose last error may quote a
 * mail server that quotes the address.
 */
final class Erasing {
    private static final String LOCK = "select id from registration where id = any($1) order by id for update";
    private static final String REMEMBER_LINKS =
            """
            insert into former_link (hash, reason, gone_at)
            select hash, $2, $3 from token where registration_id = any($1) and purpose in ('confirm', 'unsubscribe')
            on conflict do nothing
            """;
    private static final String LOCK_MAILS =
            "select id from mail where registration_id = any($1) order by id for update";
    private static final String DELETE = "delete from registration where id = any($1)";

    private final JobStore jobs;

    Erasing(JobStore jobs) {
        this.jobs = jobs;
    }

    /**
     * Afterwards no table holds anything of them but the hashes of their links.
     *
     * @param why what an old link is answered: {@code erased} or {@code expired}
     */
    Future<Void> erase(SqlClient transaction, List<Long> ids, String why) {
        Tuple which = Tuple.of(ids.toArray(Long[]::new));
        Tuple links = Tuple.of(ids.toArray(Long[]::new), why, jobs.now().atOffset(ZoneOffset.UTC));
        // In the order in which the mailer and the matcher lock them, so that no two wait for each other.
        return transaction
                .preparedQuery(LOCK_MAILS)
                .execute(which)
                .compose(mails -> transaction
                        .preparedQuery(LOCK)
                        .execute(which)
                        .compose(locked -> cancelJobs(transaction, ids, ids(mails))))
                .compose(cancelled -> transaction.preparedQuery(REMEMBER_LINKS).execute(links))
                .compose(remembered -> transaction.preparedQuery(DELETE).execute(which))
                .mapEmpty();
    }

    private Future<Void> cancelJobs(SqlClient transaction, List<Long> registrations, List<Long> mails) {
        return jobs.cancel(transaction, JobKind.MATCH_REGISTRATION, registrations)
                .compose(done -> jobs.cancel(transaction, JobKind.SEND_CONFIRMATION, mails))
                .compose(done -> jobs.cancel(transaction, JobKind.SEND_MAIL, mails));
    }

    static List<Long> ids(RowSet<Row> rows) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }
}
