package cm.mtchoun.registration;

import cm.mtchoun.names.PersonName;
import cm.mtchoun.registration.Intake.Applicant;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The tables {@code registration} and {@code registration_key}. */
final class RegistrationStore {
    private static final String SOURCES = "select key, id from source where active and not synthetic order by id";
    private static final String WATCHED =
            """
            select id, name, email_hash, source_id from registration
            where email_hash = any($1) and state in ('pending', 'active')
            order by id
            """;
    private static final String INSERT =
            """
            insert into registration (source_id, name, email, email_hash, lang, deposited_on, state, created_at)
            select source_id, name, email, email_hash, lang, deposited_on, 'pending', $7
            from unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::date[])
                as asked (source_id, name, email, email_hash, lang, deposited_on)
            returning id, email_hash
            """;
    private static final String ADJUST =
            """
            with held as materialized (
                select id from registration where id = any($1) order by id for no key update)
            update registration r set lang = asked.lang, deposited_on = asked.deposited_on
            from unnest($1::bigint[], $2::text[], $3::date[]) as asked (id, lang, deposited_on) join held using (id)
            where r.id = asked.id and r.state = 'pending'
            """;
    /** Nobody reads it; it goes to disk with the commit, and nowhere else. */
    private static final String LEAVE_TRACE = "select pg_logical_emit_message(true, 'registering', '')";

    private static final String PENDING =
            """
            select r.id, max(t.created_at) is null as never_asked from registration r
            left join token t on t.registration_id = r.id
            where r.email_hash = $1 and r.state = 'pending'
            group by r.id order by max(t.created_at) nulls first, r.id
            """;
    private static final String OWED =
            """
            select distinct email_hash from registration r
            where state = 'pending' and not exists (select from token where registration_id = r.id)
              and not exists (select from suppression s where s.email_hash = r.email_hash)
            limit 500
            """;
    private static final String ACTIVATE =
            "update registration set state = 'active', confirmed_at = $2 where id = $1 and state = 'pending'";
    private static final String ADD_KEYS =
            """
            insert into registration_key (registration_id, source_id, name, keys)
            select id, source_id, name, $2 from registration where id = $1
            on conflict (registration_id) do update set name = excluded.name, keys = excluded.keys
            """;
    private static final String TALLY =
            "insert into registration_tally (day) values (($1::timestamptz at time zone 'UTC')::date)";
    private static final String LOCK = "select id, name, email_hash, state from registration where id = $1 for update";
    /** What was found for the old name goes, unless the person said it is hers; and what is found now may be told again. */
    private static final String FORGET_MATCHES =
            "delete from match where registration_id = $1 and feedback is distinct from 'me'";

    private static final String TELL_AGAIN =
            """
            update mail set dedup_key = dedup_key || ':before:' || id
            where registration_id = $1 and kind in ('match', 'possible') and dedup_key not like '%:before:%'
            """;
    private static final String RENAME = "update registration set name = $2 where id = $1";
    private static final String SPEAK = "update registration set lang = $2 where id = $1";
    private static final String REDATE =
            "update registration set deposited_on = $2 where id = $1 and deposited_on is distinct from $2";
    private static final String PAGE =
            """
            select r.name, r.email, r.lang, r.state, r.deposited_on, s.key as source,
                   r.created_at, r.confirmed_at, r.notified_at, r.ended_at
            from registration r join source s on s.id = r.source_id
            where r.id = $1
            """;
    private static final String REST =
            "update registration set state = 'notified', notified_at = $2 where id = $1 and state = 'active'";
    private static final String WATCH_AGAIN =
            """
            update registration r set state = 'active'
            where id = $1 and state = 'notified' and not exists (
                select from match
                where registration_id = r.id and state in ('notify', 'confirmed') and feedback is distinct from 'not_me')
            """;
    private static final String COLLECT =
            """
            update registration set state = 'collected', ended_at = $2
            where id = $1 and state in ('active', 'notified')
            """;

    /** @return ids of the sources that are watched, by key; the first is meant when none is named */
    Future<Map<String, Long>> sources(SqlClient client) {
        return client.preparedQuery(SOURCES).execute().map(rows -> {
            Map<String, Long> sources = new LinkedHashMap<>();
            rows.forEach(row -> sources.put(row.getString("key"), row.getLong("id")));
            return sources;
        });
    }

    /** What waits or is watched for these addresses, oldest first. */
    Future<List<Watched>> watched(SqlClient transaction, List<Buffer> emailHashes) {
        return transaction
                .preparedQuery(WATCHED)
                .execute(Tuple.tuple().addValue(emailHashes.toArray(Buffer[]::new)))
                .map(rows -> {
                    List<Watched> watched = new ArrayList<>();
                    rows.forEach(row -> watched.add(Watched.of(row)));
                    return watched;
                });
    }

    /** @param asked each of another address @return their ids by the hash of the address */
    Future<Map<Buffer, Long>> insert(SqlClient transaction, List<NewRegistration> asked, Instant now) {
        Tuple columns = Tuple.tuple()
                .addValue(column(asked, NewRegistration::sourceId, Long[]::new))
                .addValue(column(asked, one -> one.request().name().text(), String[]::new))
                .addValue(column(asked, one -> one.request().email().text(), String[]::new))
                .addValue(column(asked, NewRegistration::emailHash, Buffer[]::new))
                .addValue(column(asked, one -> one.request().lang().code(), String[]::new))
                .addValue(column(asked, one -> one.request().depositedOn(), LocalDate[]::new))
                .addValue(at(now));
        return transaction.preparedQuery(INSERT).execute(columns).map(rows -> {
            Map<Buffer, Long> ids = new HashMap<>();
            rows.forEach(row -> ids.put(row.getBuffer("email_hash"), row.getLong("id")));
            return ids;
        });
    }

    private static <R, T extends @Nullable Object> T[] column(
            List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** While they wait for their confirmation, what was asked last counts. @param asked by registration */
    Future<Void> adjust(SqlClient transaction, Map<Long, RegistrationRequest> asked) {
        List<RegistrationRequest> requests = List.copyOf(asked.values());
        Tuple columns = Tuple.tuple()
                .addValue(asked.keySet().toArray(Long[]::new))
                .addValue(column(requests, request -> request.lang().code(), String[]::new))
                .addValue(column(requests, RegistrationRequest::depositedOn, LocalDate[]::new));
        return transaction.preparedQuery(ADJUST).execute(columns).mapEmpty();
    }

    /**
     * Leaves a trace in the transaction, so that one which wrote nothing else takes as long to commit as any: somebody
     * who waits for it cannot tell that the address was refused.
     */
    Future<Void> leaveTrace(SqlClient transaction) {
        return transaction.preparedQuery(LEAVE_TRACE).execute().mapEmpty();
    }

    /** @return what waits for its confirmation: first what was never sent one, then what was sent one longest ago */
    Future<List<Waiting>> pending(SqlClient transaction, Buffer emailHash) {
        return transaction.preparedQuery(PENDING).execute(Tuple.of(emailHash)).map(rows -> {
            List<Waiting> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(new Waiting(row.getLong("id"), row.getBoolean("never_asked"))));
            return waiting;
        });
    }

    /** @return hashes of the addresses with registrations that were never sent a confirmation */
    Future<List<Buffer>> owed(SqlClient client) {
        return client.preparedQuery(OWED).execute().map(rows -> {
            List<Buffer> hashes = new ArrayList<>();
            rows.forEach(row -> hashes.add(row.getBuffer("email_hash")));
            return hashes;
        });
    }

    /** @return false when it was not waiting any more */
    Future<Boolean> activate(SqlClient transaction, long id, Instant now) {
        return transaction
                .preparedQuery(ACTIVATE)
                .execute(Tuple.of(id, at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What the name is found by; in place of what was there when the name has changed. */
    Future<Void> addKeys(SqlClient transaction, long id, Collection<Long> keys) {
        Tuple row = Tuple.of(id).addArrayOfLong(keys.toArray(Long[]::new));
        return transaction.preparedQuery(ADD_KEYS).execute(row).mapEmpty();
    }

    /** Counts a confirmation in the statistics, which know nobody. */
    Future<Void> tally(SqlClient transaction, Instant now) {
        return transaction.preparedQuery(TALLY).execute(Tuple.of(at(now))).mapEmpty();
    }

    /** Empty when there is no such registration. Others that would write about it wait until this transaction ends. */
    Future<Optional<Held>> lock(SqlClient transaction, long id) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Held.of(rows.iterator().next())));
    }

    /** Gives a locked registration another name, under which it is watched again. */
    Future<Void> rename(SqlClient transaction, long id, PersonName name, Collection<Long> keys) {
        Tuple which = Tuple.of(id);
        return transaction
                .preparedQuery(RENAME)
                .execute(Tuple.of(id, name.text()))
                .compose(renamed -> transaction.preparedQuery(FORGET_MATCHES).execute(which))
                .compose(forgotten -> transaction.preparedQuery(TELL_AGAIN).execute(which))
                .compose(freed -> addKeys(transaction, id, keys))
                .compose(keyed -> watchAgain(transaction, id))
                .mapEmpty();
    }

    Future<Void> speak(SqlClient transaction, long id, Lang lang) {
        return transaction
                .preparedQuery(SPEAK)
                .execute(Tuple.of(id, lang.code()))
                .mapEmpty();
    }

    /** @return false when it was so already */
    Future<Boolean> redate(SqlClient transaction, long id, @Nullable LocalDate depositedOn) {
        return transaction
                .preparedQuery(REDATE)
                .execute(Tuple.of(id, depositedOn))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return empty when there is no such registration */
    Future<Optional<Row>> page(SqlClient client, long id) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }

    /** The person has found herself: nobody needs to watch for this name any more. */
    Future<Void> rest(SqlClient transaction, long id, Instant now) {
        return transaction.preparedQuery(REST).execute(Tuple.of(id, at(now))).mapEmpty();
    }

    /** @return whether nobody watched for this name and somebody does now, since no match is left that could be hers */
    Future<Boolean> watchAgain(SqlClient transaction, long id) {
        return transaction.preparedQuery(WATCH_AGAIN).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    /** @return false when it had been collected before, or is not confirmed */
    Future<Boolean> collect(SqlClient client, long id, Instant now) {
        return client.preparedQuery(COLLECT).execute(Tuple.of(id, at(now))).map(rows -> rows.rowCount() == 1);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A registration that this transaction holds. */
    record Held(long id, String name, Buffer emailHash, String state) {
        static Held of(Row row) {
            return new Held(
                    row.getLong("id"), row.getString("name"), row.getBuffer("email_hash"), row.getString("state"));
        }

        boolean ended() {
            return state.equals("collected") || state.equals("cancelled");
        }
    }

    /** What is pending or active for an address. */
    record Watched(long id, String name, Buffer emailHash, long sourceId) {
        static Watched of(Row row) {
            return new Watched(
                    row.getLong("id"), row.getString("name"), row.getBuffer("email_hash"), row.getLong("source_id"));
        }

        /** Whether the same name is asked for at the same source, letter case aside. */
        boolean isFor(Applicant applicant, long source) {
            return sourceId == source
                    && emailHash.equals(applicant.emailHash())
                    && name.equalsIgnoreCase(applicant.request().name().text());
        }
    }

    /** @param neverAsked whether its owner was not sent a link yet */
    record Waiting(long id, boolean neverAsked) {}

    /** A request that passed every check. */
    record NewRegistration(RegistrationRequest request, long sourceId, Buffer emailHash) {}
}
