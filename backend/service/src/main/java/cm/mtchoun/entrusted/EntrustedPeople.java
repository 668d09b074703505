package cm.mtchoun.entrusted;

import cm.mtchoun.http.Caller;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code entrusted}. The states of real people follow their registrations by triggers of the database, from the
 * moment they consented; those of a test key's people follow a {@link Script}. Safe from any thread.
 */
public final class EntrustedPeople {
    private static final Duration CONSENT_WITHIN = Duration.ofDays(7);
    private static final Duration ENDED_KEPT = Duration.ofDays(90);
    private static final int ID_BYTES = 15;

    private static final String INSERT =
            """
            insert into entrusted (public_id, api_key_id, registration_id, script, created_at, changed_at)
            values ($1, $2, $3, $4, $5, $5) returning id
            """;
    private static final String PAGE =
            """
            select id, public_id, state, created_at, changed_at from entrusted
            where api_key_id = $1 and id < $2 order by id desc limit $3
            """;
    private static final String ONE =
            """
            select id, public_id, state, created_at, changed_at from entrusted where api_key_id = $1 and public_id = $2
            """;
    private static final String LOCK = "select state, script from entrusted where id = $1 for update";
    private static final String MOVE = "update entrusted set state = $2 where id = $1";
    private static final String TOUCH = "update entrusted set changed_at = $2 where public_id = any($1)";
    /** The registration may wait longer than the program does: its person may have asked for a new link. */
    private static final String END_UNCONFIRMED =
            """
            update entrusted e set state = 'ended'
            where state = 'pending' and created_at <= $1 and not exists (
                select from registration r where r.id = e.registration_id and r.state = 'pending')
            """;

    private static final String FORGET = "delete from entrusted where state = 'ended' and changed_at <= $1";

    private final Pool pool;
    private final JobStore jobs;
    private final SecureRandom random = new SecureRandom();

    public EntrustedPeople(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /**
     * Notes within the transaction that registers a person who asked for it.
     *
     * @param registrationId null when nothing was registered, which the program must not learn
     * @return the id that the program knows her by; says nothing of what was known of the person
     */
    public Future<String> add(SqlConnection transaction, Caller caller, @Nullable Long registrationId) {
        String id = newId();
        return insert(transaction, id, caller, registrationId, null).map(id);
    }

    /** Takes a person of a test key. After the commit, what her script says happens by itself. */
    public Future<String> rehearse(SqlConnection transaction, Caller caller, Script script) {
        String id = newId();
        return insert(transaction, id, caller, null, script.code())
                .compose(row -> jobs.enqueue(
                        transaction, JobKind.REHEARSE, row, jobs.now().plus(script.startsAfter())))
                .map(id);
    }

    /** Does the next thing that a script says, and schedules the one after it. */
    public Future<Void> next(Claim claim) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(claim.ref()))
                .compose(rows -> rows.size() == 0
                        ? jobs.finish(transaction, claim)
                        : move(transaction, claim, rows.iterator().next())));
    }

    /** Newest first. @param before id of the last one of the page before */
    public Future<List<Person>> page(Caller caller, long before, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(caller.id(), before, limit))
                .map(EntrustedPeople::people);
    }

    /** @return empty when this program registered nobody under this id */
    public Future<Optional<Person>> one(Caller caller, String publicId) {
        return pool.preparedQuery(ONE).execute(Tuple.of(caller.id(), publicId)).map(rows -> people(rows).stream()
                .findFirst());
    }

    /** Notes that the feed told of these people just now. */
    public Future<Void> touch(SqlClient transaction, List<String> publicIds) {
        return transaction
                .preparedQuery(TOUCH)
                .execute(Tuple.of(publicIds.toArray(String[]::new), at(jobs.now())))
                .mapEmpty();
    }

    /** Ends those who never confirmed, and forgets those who ended long ago. */
    public Future<Void> tidy(SqlConnection transaction) {
        Instant now = jobs.now();
        return transaction
                .preparedQuery(END_UNCONFIRMED)
                .execute(Tuple.of(at(now.minus(CONSENT_WITHIN))))
                .compose(ended -> transaction.preparedQuery(FORGET).execute(Tuple.of(at(now.minus(ENDED_KEPT)))))
                .mapEmpty();
    }

    private Future<Long> insert(
            SqlConnection transaction,
            String id,
            Caller caller,
            @Nullable Long registrationId,
            @Nullable String script) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(id, caller.id(), registrationId, script, at(jobs.now())))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    private Future<Void> move(SqlConnection transaction, Claim claim, Row row) {
        Script script =
                Script.valueOf(row.getString("script").toUpperCase(Locale.ROOT).replace('-', '_'));
        if (script.endsWith(row.getString("state"))) {
            return jobs.finish(transaction, claim);
        }
        String state = script.after(row.getString("state"));
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.of(claim.ref(), state))
                .compose(moved -> script.endsWith(state)
                        ? jobs.finish(transaction, claim)
                        : jobs.reschedule(transaction, claim, jobs.now()));
    }

    private static List<Person> people(RowSet<Row> rows) {
        List<Person> people = new ArrayList<>();
        rows.forEach(row -> people.add(new Person(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("state"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant())));
        return people;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "er_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param id place in lists; {@code publicId} is what the program knows */
    public record Person(long id, String publicId, String state, Instant createdAt, Instant changedAt) {
        public JsonObject toJson() {
            return new JsonObject()
                    .put("id", publicId)
                    .put("state", state)
                    .put("createdAt", createdAt.toString())
                    .put("changedAt", changedAt.toString());
        }
    }
}
