package cm.mtchoun.match;

import cm.mtchoun.names.PersonName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the keys of names that have none: of all after a release that makes keys in another way, otherwise of none. Matching
 * waits for it, so that nobody is missed in between. Several processes may do it at once.
 */
final class KeylessNames {

    private static final int AT_ONCE = 1_000;
    private static final String PEOPLE =
            """
            select r.id as registration_id, r.source_id, r.name from registration r
            where r.state in ('active', 'notified')
              and r.id > $2
              and not exists (select from registration_key k where k.registration_id = r.id and k.registration_id > $2)
            order by r.id limit $1
            """;
    private static final String LISTED =
            """
            select l.id, i.communique_id, l.tokens from listed_name l join image i on i.id = l.image_id
            where l.id > $2
              and not exists (select from listed_name_key k where k.listed_name_id = l.id and k.listed_name_id > $2)
            order by l.id limit $1
            """;
    private static final String KEY_PERSON =
            """
            insert into registration_key (registration_id, keys, source_id, name) values ($1, $2, $3, $4)
            on conflict do nothing
            """;

    private final Pool pool;

    KeylessNames(Pool pool) {
        this.pool = pool;
    }

    /** Completes when every name that may be matched has its keys. */
    Future<Void> complete() {
        return all(PEOPLE, KEY_PERSON, KeylessNames::person, 0)
                .compose(people -> all(LISTED, NameIndex.ADD_KEYS, row -> NameIndex.keysOf(ListedEntry.of(row)), 0));
    }

    private static Tuple person(Row row) {
        Registrant registrant = Registrant.of(row);
        return NameIndex.keys(registrant.id(), PersonName.parse(registrant.name()))
                .addLong(row.getLong("source_id"))
                .addString(registrant.name());
    }

    /** From one id on: what is done already is not looked at again for every thousand. */
    private Future<Void> all(String keyless, String insert, Function<Row, Tuple> keysOf, long after) {
        return pool.preparedQuery(keyless).execute(Tuple.of(AT_ONCE, after)).compose(rows -> {
            List<Tuple> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(keysOf.apply(row)));
            Future<Void> written = NameIndex.write(pool, insert, keys);
            return keys.size() < AT_ONCE
                    ? written
                    : written.compose(next ->
                            all(keyless, insert, keysOf, keys.get(AT_ONCE - 1).getLong(0)));
        });
    }
}
