package cm.mtchoun.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.http.TestApi;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.token.CropTickets;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 4);

    private final TestApi api = new TestApi();
    private final EvidenceStore evidence = new EvidenceStore(api.vertx, Path.of("target", "test-evidence"));
    private long image;

    @BeforeEach
    void open() {
        api.serve(new SearchRoutes(new SearchRoutes.Parts(
                api.vertx,
                api.database.pool(),
                evidence,
                (bytes, page, box) ->
                        Future.succeededFuture(Optional.of(Buffer.buffer(new byte[] {(byte) 0x89, 'P', 'N', 'G'}))),
                new CropTickets(api.tokens),
                api.clock,
                URI.create("https://api.example.org"))));
        image = image("marseille", DAY);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void findsAWholeNameHoweverItIsWritten() {
        list(image, "NKWINKEU TCHATO Dédé Judith", DAY);

        for (String typed :
                List.of("NKWINKEU TCHATO Dédé Judith", "judith dede nkwinkeu tchato", "Nkwinkeu-Tchato Dede Judith")) {
            JsonObject found = only(search(typed));

            assertThat(found.getString("listedName")).isEqualTo("NKWINKEU TCHATO Dédé Judith");
            assertThat(found.getString("publishedOn")).isEqualTo("2026-01-04");
            assertThat(found.getString("sourceId")).isEqualTo("marseille");
            assertThat(found.getString("imageUrl")).isEqualTo("https://api.example.org/api/v1/images/" + image);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NKWINKEU",
                "NKWINKEU TCHATO",
                "Dédé Judith",
                "NKWINKEU Judith",
                "NKWINKEU TCHATO Judith",
                "NKWINKEU TCHATO Dédé Judith Rose",
                "NKWINKEU TCHATO Dédé Rose",
                "NK"
            })
    void findsNothingByAPartOfAName(String typed) {
        list(image, "NKWINKEU TCHATO Dédé Judith", DAY);

        assertThat(search(typed)).isEmpty();
    }

    @Test
    void showsTheNewestFiveOfTheSourceAndTimeAskedFor() {
        long other = image("paris", DAY);
        list(other, "NGONO Marie Claire", DAY);
        for (int i = 0; i < 7; i++) {
            list(image, "NGONO Marie Claire", DAY.minusDays(i));
        }
        list(image, "NGONO Marie Claire", DAY.minusYears(3));

        assertThat(search("NGONO Marie Claire")).hasSize(5);
        assertThat(search("NGONO Marie Claire&since=2026-01-03&source=marseille"))
                .hasSize(2);
        assertThat(search("NGONO Marie Claire&source=paris")).hasSize(1);
        assertThat(search("NGONO Marie Claire&since=2020-01-01&source=paris")).hasSize(1);
        assertThat(answer("NGONO Marie Claire&since=2020-01-01").getString("searchedSince"))
                .isEqualTo("2024-03-10");
    }

    @Test
    void aNewReadingOfAnImageReplacesTheOldOne() {
        list(image, "NGONO Marie Claire", DAY);
        api.database.sql(
                """
                insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                values ($1, now(), 'list', 1, 0, 1)
                """,
                image);

        assertThat(search("NGONO Marie Claire")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAName() {
        assertThat(errors(get("/search?name=X1"))).contains("#query/name digits");
        assertThat(errors(get("/search?name=" + encoded("<b>NGONO</b>")))).contains("#query/name invalid_characters");
        assertThat(get("/search").statusCode()).isEqualTo(400);
        assertThat(get("/search?name=NGONO&since=tomorrow").statusCode()).isEqualTo(400);
    }

    @Test
    void showsThePictureOfALineForAQuarterOfAnHourAndToNobodyElse() {
        list(image, "NGONO Marie Claire", DAY);
        String url = only(search("NGONO Marie Claire")).getString("cropUrl");
        String ticket = url.substring(url.lastIndexOf('/') + 1);

        HttpResponse<String> picture = get("/crops/" + ticket);
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("private, no-store");

        char last = ticket.charAt(20);
        String forged = ticket.substring(0, 20) + (last == 'A' ? 'B' : 'A') + ticket.substring(21);
        assertThat(get("/crops/" + forged).statusCode()).isEqualTo(404);
        assertThat(get("/crops/" + "A".repeat(43)).statusCode()).isEqualTo(404);
        api.clock.advance(Duration.ofMinutes(15));
        assertThat(TestApi.problem(get("/crops/" + ticket))).isEqualTo("410 link-expired");
    }

    private long image(String source, LocalDate day) {
        long id = api.database.number(
                """
                insert into source (key, name, page_url, check_every, created_at)
                values ($1, $1, 'http://example.org', interval '10 minutes', now()) returning id
                """,
                source);
        long communique = api.database.number(
                """
                insert into communique (source_id, published_on, title, first_seen_at) values ($1, $2, 'C', now())
                returning id
                """,
                id,
                day);
        Buffer sha256 = Buffer.buffer(api.await(evidence.put(Buffer.buffer("image of " + source))));
        long image = api.database.number(
                """
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                values ($1, $2, 'http://example.org/a.jpg', 'image/jpeg', 10, 0, now()) returning id
                """,
                communique,
                sha256);
        api.database.sql(
                """
                insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                values ($1, now(), 'list', 1, 0, 1)
                """,
                image);
        return image;
    }

    private void list(long image, String text, LocalDate day) {
        JsonArray tokens = new JsonArray();
        for (String word : text.split(" ")) {
            tokens.add(JsonObject.of("text", word, "confidence", 0.97));
        }
        long id = api.database.number(
                """
                insert into listed_name
                    (reading_id, image_id, source_id, page, line, text, tokens, confidence, box, published_on)
                select r.id, $1, c.source_id, 1, (select count(*) from listed_name), $2, $3, 1, '{1,2,3,4}', $4
                from reading r, image i join communique c on c.id = i.communique_id
                where r.image_id = $1 and i.id = $1 returning id
                """,
                image,
                text,
                tokens,
                day);
        api.database.sql(
                "insert into listed_name_key (listed_name_id, keys) values ($1, $2)",
                id,
                NameKeys.of(PersonName.parse(text)).toArray(Long[]::new));
    }

    private JsonArray search(String typed) {
        return answer(typed).getJsonArray("items");
    }

    private JsonObject answer(String typed) {
        int more = typed.indexOf('&');
        String name = more < 0 ? typed : typed.substring(0, more);
        return TestApi.json(get("/search?name=" + encoded(name) + (more < 0 ? "" : typed.substring(more))));
    }

    private HttpResponse<String> get(String path) {
        return api.send(api.request(path).GET());
    }

    private static JsonObject only(JsonArray items) {
        assertThat(items).hasSize(1);
        return items.getJsonObject(0);
    }

    private static List<String> errors(HttpResponse<String> answer) {
        return TestApi.json(answer).getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
