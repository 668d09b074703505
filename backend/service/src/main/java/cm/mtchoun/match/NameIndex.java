package cm.mtchoun.match;

import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who may be meant, through the tables of keys (GIN indexes on arrays of hashes). The keys of a registration are written when it is confirmed, with it;
 * those of listed names here.
 */
final class NameIndex {

    private static final String NAMES_OF_IMAGE =
            """
            select l.id, i.communique_id, l.tokens
            from listed_name l join image i on i.id = l.image_id
            where l.reading_id = (select max(id) from reading where image_id = $1)
            order by l.page, l.line
            """;
    private static final String NEWEST_NAMES =
            """
            select l.id, i.communique_id, l.tokens
            from listed_name l join image i on i.id = l.image_id join listed_name_key k on k.listed_name_id = l.id
            where l.source_id in (select id from source where not synthetic)
            order by l.published_on desc, l.id desc
            limit $1
            """;
    static final String ADD_KEYS =
            "insert into listed_name_key (listed_name_id, keys) values ($1, $2) on conflict do nothing";
    /** Laterally with "offset 0": the planner, which does not see how few share a key, would otherwise read all keys. */
    private static final String REGISTRANTS =
            """
            select lk.listed_name_id, shared.registration_id, shared.name
            from listed_name_key lk
            join listed_name l on l.id = lk.listed_name_id
            cross join lateral (
                select rk.registration_id, rk.source_id, rk.name from registration_key rk where rk.keys && lk.keys
                offset 0) shared
            where lk.listed_name_id = any($1) and shared.source_id = l.source_id
            """;
    /** Who of them still watches, and for what was published then. */
    private static final String WATCHING =
            """
            select pair.at
            from unnest($1::bigint[], $2::bigint[]) with ordinality as pair (registration_id, listed_name_id, at)
            join registration r on r.id = pair.registration_id
            join listed_name l on l.id = pair.listed_name_id
            join listed_name_as_of d on d.listed_name_id = l.id
            where r.state in ('active', 'notified') and r.source_id = l.source_id
              and d.as_of >= coalesce(r.deposited_on, (r.created_at - interval '12 months')::date)
            order by pair.at
            """;

    private static final String REGISTRANT =
            """
            select id as registration_id, name from registration where id = $1 and state in ('active', 'notified')
            """;
    private static final String NAMES_FOR_REGISTRANT =
            """
            select published.id, published.communique_id, published.tokens
            from registration r
            join registration_key rk on rk.registration_id = r.id
            cross join lateral (
                select lk.listed_name_id from listed_name_key lk where lk.keys && rk.keys offset 0) shared
            cross join lateral (
                select l.id, i.communique_id, l.tokens
                from listed_name l
                join image i on i.id = l.image_id
                join listed_name_as_of d on d.listed_name_id = l.id
                where l.id = shared.listed_name_id and l.source_id = r.source_id
                  and d.as_of >= coalesce(r.deposited_on, (r.created_at - interval '12 months')::date)
                  and l.reading_id = (select max(id) from reading where image_id = l.image_id)
                offset 0) published
            where r.id = $1
            order by published.id
            """;

    private final Pool pool;

    NameIndex(Pool pool) {
        this.pool = pool;
    }

    /** @return the names of the newest reading of an image, in reading order; empty when it holds none or was never read */
    Future<List<ListedEntry>> namesOf(long image) {
        return pool.preparedQuery(NAMES_OF_IMAGE).execute(Tuple.of(image)).map(rows -> list(rows, ListedEntry::of));
    }

    /** @return so many of the names published last, or all there are */
    Future<List<ListedEntry>> newestNames(int count) {
        return pool.preparedQuery(NEWEST_NAMES).execute(Tuple.of(count)).map(rows -> list(rows, ListedEntry::of));
    }

    /**
     * Writes the keys of listed names, in a transaction of its own: once they can be seen, a registration that is confirmed
     * finds them by itself, so that none falls between the two.
     */
    Future<Void> add(List<ListedEntry> entries) {
        return write(pool, ADD_KEYS, entries.stream().map(NameIndex::keysOf).toList());
    }

    static Future<Void> write(Pool pool, String insert, List<Tuple> keys) {
        return keys.isEmpty()
                ? Future.succeededFuture()
                : pool.preparedQuery(insert).executeBatch(keys).mapEmpty();
    }

    static Tuple keysOf(ListedEntry entry) {
        return keys(entry.id(), entry.name());
    }

    static Tuple keys(long id, PersonName name) {
        return Tuple.of(id).addArrayOfLong(NameKeys.of(name).toArray(Long[]::new));
    }

    /** @param entries whose keys were {@link #add}ed
     *  @return everybody who shares a key with one of the entries, once for each entry, whether {@link #watching} or not; in no order */
    Future<List<Candidate>> registrantsFor(List<ListedEntry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Map<Long, ListedEntry> byId = entries.stream().collect(Collectors.toMap(ListedEntry::id, Function.identity()));
        return pool.preparedQuery(REGISTRANTS)
                .execute(Tuple.tuple().addArrayOfLong(byId.keySet().toArray(Long[]::new)))
                .map(rows -> list(rows, row -> candidate(row, byId.get(row.getLong("listed_name_id")))));
    }

    /** @return those of people who watch, and did not deposit after the name was published; in their order */
    Future<List<Found>> watching(List<Found> found) {
        Tuple pairs = Tuple.tuple()
                .addArrayOfLong(
                        found.stream().map(one -> one.pair().registration()).toArray(Long[]::new))
                .addArrayOfLong(found.stream().map(one -> one.pair().listed()).toArray(Long[]::new));
        return found.isEmpty()
                ? Future.succeededFuture(found)
                : pool.preparedQuery(WATCHING)
                        .execute(pairs)
                        .map(rows -> list(rows, row -> found.get(row.getInteger("at") - 1)));
    }

    /** @return empty when the person no longer watches */
    Future<Optional<Registrant>> registrant(long id) {
        return pool.preparedQuery(REGISTRANT).execute(Tuple.of(id)).map(rows -> list(rows, Registrant::of).stream()
                .findFirst());
    }

    /** @return what was published since the deposit (12 months when not given) and shares a key with the person's name */
    Future<List<Candidate>> namesFor(Registrant registrant) {
        return pool.preparedQuery(NAMES_FOR_REGISTRANT)
                .execute(Tuple.of(registrant.id()))
                .map(rows -> list(rows, row -> new Candidate(registrant, ListedEntry.of(row))));
    }

    private static Candidate candidate(Row row, @Nullable ListedEntry entry) {
        return new Candidate(Registrant.of(row), Objects.requireNonNull(entry));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(mapper.apply(row)));
        return list;
    }
}
