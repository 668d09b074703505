package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.db.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypedNamesTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = new TestDatabase(vertx);
    private long image;

    @BeforeEach
    void publishAnImage() {
        image = database.number(
                """
                with s as (insert into source (key, name, page_url, check_every, created_at)
                           values ('m', 'M', 'http://example.org', interval '10 minutes', now()) returning id),
                     c as (insert into communique (source_id, published_on, title, first_seen_at)
                           select id, '2026-03-09', 'C', now() from s returning id)
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                select id, '\\x01', 'http://example.org/1.jpg', 'image/jpeg', 1, 0, now() from c returning id
                """);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void takeThePlaceOfTheRowThatIsReadThereAgain() {
        long before = reading("list", 0);
        row(before, 0, 100, "NANA Marie", true);
        row(before, 1, 140, "TCHOUPO Armand", false);
        long again = reading("list", 0);
        row(again, 0, 102, "NANA Mar1e", false);
        row(again, 1, 140, "TCHOUPO Armand", false);

        assertThat(keep(again)).isEqualTo(1);

        assertThat(names(again)).containsExactly("NANA Marie", "TCHOUPO Armand");
        assertThat(names(before)).containsExactly("NANA Marie", "TCHOUPO Armand");
    }

    @Test
    void areAddedWhereNothingIsRead() {
        row(reading("badly_read", 1), 7, 100, "NANA Marie", true);
        long again = reading("unreadable", 1);

        assertThat(keep(again)).isEqualTo(1);

        assertThat(names(again)).containsExactly("NANA Marie");
        assertThat(database.number(
                        "select count(*) from reading where id = $1 and outcome = 'badly_read' and missing_numbers = 0",
                        again))
                .isEqualTo(1);
    }

    @Test
    void takeNobodyAwayWhoIsReadNow() {
        long before = reading("list", 0);
        database.sql(
                "update listed_name set box = '{10,100,300,80}' where id = $1",
                row(before, 0, 100, "NANA Marie", true));
        long again = reading("list", 0);
        row(again, 0, 100, "NANA Mar1e", false);
        row(again, 1, 140, "TCHOUPO Armand", false);

        keep(again);

        assertThat(names(again)).contains("NANA Marie", "TCHOUPO Armand");
    }

    @Test
    void stayThroughEveryReadingThatFollows() {
        row(reading("list", 0), 0, 100, "NANA Marie", true);
        long second = reading("list", 0);
        keep(second);
        long third = reading("list", 0);

        assertThat(keep(third)).isEqualTo(1);
        assertThat(keep(reading("list", 0))).isEqualTo(1);
        assertThat(names(third)).containsExactly("NANA Marie");
    }

    @Test
    void areNothingThatReadingMade() {
        row(reading("list", 0), 0, 100, "NANA Mar1e", false);
        long again = reading("list", 3);

        assertThat(keep(again)).isZero();

        assertThat(names(again)).isEmpty();
        assertThat(database.number("select missing_numbers from reading where id = $1", again))
                .isEqualTo(3);
    }

    private int keep(long reading) {
        return database.pool()
                .withTransaction(transaction -> TypedNames.keep(transaction, image, reading))
                .await();
    }

    private long reading(String outcome, int missing) {
        return database.number(
                """
                insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                values ($1, now(), $2, 0.6, $3, 1) returning id
                """,
                image,
                outcome,
                missing);
    }

    private long row(long reading, int line, int y, String text, boolean typed) {
        return database.number(
                """
                insert into listed_name
                       (reading_id, image_id, source_id, page, line, text, tokens, confidence, box, published_on, typed)
                select $1, $2, source_id, 1, $3, $4, $5, 0.9, array[10, $6::int, 300, 30], published_on, $7
                from communique returning id
                """,
                reading,
                image,
                line,
                text,
                new JsonArray(),
                y,
                typed);
    }

    private List<String> names(long reading) {
        return StreamSupport.stream(
                        database.sql("select text from listed_name where reading_id = $1 order by line", reading)
                                .spliterator(),
                        false)
                .map(row -> row.getString("text"))
                .toList();
    }
}
