package cm.mtchoun.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that people have used is brought up to date, from each version that was ever released. */
@Timeout(120)
class MigrationTest {
    private static final List<String> RELEASED = List.of("2");

    /** Something in every table that the first release had, as the first release would have written it. */
    private static final String USED =
            """
            insert into source (key, name, page_url, check_every, created_at)
              values ('marseille', 'Marseille', 'https://example.org/', interval '10 minutes', now());
            insert into source_state (source_id, failures) select id, 0 from source;
            insert into communique (source_id, published_on, title, first_seen_at)
              select s.id, date '2026-01-01' + n, 'Communiqué ' || n, now() from source s, generate_series(1, 10) n;
            insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
              select id, sha256(id::text::bytea), 'https://example.org/' || id, 'image/jpeg', 1000, 0, now() from communique;
            insert into image_location (url, source_id, image_id, checked_at)
              select url, c.source_id, i.id, now() from image i join communique c on c.id = i.communique_id;
            insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
              select id, now(), 'list', 0.9, 0, 1 from image;
            insert into listed_name (reading_id, image_id, source_id, page, line, number, text, tokens, confidence, box, published_on)
              select r.id, r.image_id, c.source_id, 1, n, n, 'NGONO Marie ' || n,
                     '[{"text":"NGONO","confidence":0.9},{"text":"Marie","confidence":0.9}]', 0.9, array[1, 2, 3, 4], c.published_on
              from reading r join image i on i.id = r.image_id join communique c on c.id = i.communique_id, generate_series(1, 45) n;
            insert into registration (source_id, name, email, email_hash, lang, state, created_at, confirmed_at, notified_at)
              select s.id, 'NGONO Marie ' || n, 'p' || n || '@example.org', sha256(n::text::bytea), 'fr',
                     (array['pending', 'active', 'notified', 'collected', 'cancelled'])[1 + n % 5], now(), now(), now()
              from source s, generate_series(1, 1000) n;
            insert into token (hash, registration_id, purpose, nonce, created_at)
              select sha256((p || id)::bytea), id, p, '\\x00112233445566778899aabbccddeeff', now()
              from registration, unnest(array['confirm', 'private', 'unsubscribe']) p;
            insert into registration_key (key, registration_id) select 'NGONO|MARIE', id from registration;
            insert into listed_name_key (key, listed_name_id) select 'NGONO|MARIE', id from listed_name;
            insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
              select r.id, l.id, 0.9, '[]', (array['notify', 'review', 'confirmed', 'rejected', 'asked'])[1 + r.id % 5], now()
              from registration r join listed_name l on l.number = r.id % 45 + 1 and l.image_id = (select min(id) from image);
            insert into mail (dedup_key, kind, registration_id, payload, created_at, sent_at, outcome)
              select 'match:' || registration_id || ':1', 'match', registration_id, jsonb_build_object('match', id), now(), now(), 'sent'
              from match;
            insert into suppression (email_hash, reason, created_at) values (sha256('x'), 'refused', now());
            insert into former_link (hash, reason, gone_at) values (sha256('y'), 'erased', now());
            insert into job (kind, ref, run_at, created_at)
              select 'read_image', id, now(), now() from image union all select 'send_mail', id, now(), now() from mail;
            """;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aUsedDatabaseOfEveryReleaseIsBroughtUpToDateAndLosesNothing() {
        for (String released : RELEASED) {
            try (TestDatabase database = TestDatabase.empty(vertx)) {
                flyway(database, released).migrate();
                for (String statement : USED.split(";\\n")) {
                    database.sql(statement);
                }
                Map<String, Long> before = counts(database);

                flyway(database, "latest").migrate();

                Map<String, Long> after = counts(database);
                before.forEach((table, rows) -> assertThat(after.getOrDefault(table, rows))
                        .as("rows of %s since version %s", table, released)
                        .isGreaterThanOrEqualTo(rows));
                assertThat(columns(database)).isEqualTo(columnsOfAFreshOne());
            }
        }
    }

    private String columnsOfAFreshOne() {
        try (TestDatabase fresh = new TestDatabase(vertx)) {
            return columns(fresh);
        }
    }

    private static String columns(TestDatabase database) {
        List<String> columns = new ArrayList<>();
        database.sql(
                        """
                        select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
                        from information_schema.columns where table_schema = 'public' order by 1
                        """)
                .forEach(row -> columns.add(row.getString(0)));
        return String.join("\n", columns);
    }

    /** Of all tables but those that hold keys of names: how names are found may change from version to version. */
    private static Map<String, Long> counts(TestDatabase database) {
        Map<String, Long> counts = new HashMap<>();
        database.sql(
                        """
                        select table_name from information_schema.tables where table_schema = 'public'
                        and table_name not like '%key%' and table_name <> 'flyway_schema_history'
                        """)
                .forEach(row ->
                        counts.put(row.getString(0), database.number("select count(*) from " + row.getString(0))));
        return counts;
    }

    private static Flyway flyway(TestDatabase database, String target) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), "postgres", "")
                .target(target)
                .load();
    }
}
