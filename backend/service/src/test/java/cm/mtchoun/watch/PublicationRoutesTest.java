package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.http.ApiVerticle;
import cm.mtchoun.metrics.Metrics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PublicationRoutesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 4);

    private final HttpClient client = HttpClient.newHttpClient();
    private WatchedConsulate consulate;
    private int port;

    @BeforeEach
    void open() throws Exception {
        consulate = new WatchedConsulate();
        PublicationRoutes routes = new PublicationRoutes(
                consulate.database().pool(),
                new Sources(consulate.database().pool(), consulate.jobs()),
                consulate.evidence(),
                URI.create("https://api.test"));
        ApiVerticle api =
                new ApiVerticle(consulate.settings(), new Metrics(), new ApiVerticle.ApiLimits(), List.of(routes));
        consulate.vertx().deployVerticle(api).await(20, TimeUnit.SECONDS);
        port = api.port();
    }

    @AfterEach
    void close() throws Exception {
        consulate.close();
    }

    @Test
    void listsCommuniquesNewestFirstPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            consulate.publish(DAY.minusDays(i), "communique-" + i + ".jpg", i);
        }
        consulate.look();

        List<String> dates = new ArrayList<>();
        String next = "/communiques?limit=2";
        int pages = 0;
        while (next != null) {
            JsonObject page = json(next);
            page.getJsonArray("items").forEach(one -> dates.add(((JsonObject) one).getString("publishedOn")));
            String cursor = page.getString("nextCursor");
            next = cursor == null ? null : "/communiques?limit=2&source=marseille&cursor=" + cursor;
            pages++;
        }

        assertThat(dates).containsExactly("2026-01-04", "2026-01-03", "2026-01-02", "2026-01-01", "2025-12-31");
        assertThat(pages).isEqualTo(3);
        assertThat(json("/communiques?source=elsewhere").getJsonArray("items")).isEmpty();
    }

    @Test
    void showsACommuniqueWithItsImagesAndWhatWasReadInThem() throws Exception {
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate
                .database()
                .sql(
                        """
                        insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                        select id, now(), 'no_list', 0, 0, 1 from image where position = 0
                        """);
        String id = json("/communiques").getJsonArray("items").getJsonObject(0).getString("id");

        JsonObject communique = json("/communiques/" + id);

        assertThat(communique.getString("title")).isEqualTo("Communiqué du 04 janvier 2026");
        assertThat(communique.getString("sourceId")).isEqualTo("marseille");
        assertThat(communique.getInteger("imageCount")).isEqualTo(2);
        assertThat(communique.getInteger("nameCount")).isZero();
        assertThat(communique.getString("firstSeenAt")).isEqualTo("2026-01-05T10:00:00Z");
        JsonArray images = communique.getJsonArray("images");
        JsonObject first = images.getJsonObject(0);
        assertThat(first.getString("sourceUrl")).isEqualTo(consulate.url("/images/communique-04012026-A.jpg"));
        assertThat(first.getString("url")).isEqualTo("https://api.test/api/v1/images/" + first.getString("id"));
        assertThat(first.getString("state")).isEqualTo("no_list");
        assertThat(images.getJsonObject(1).getString("state")).isEqualTo("waiting");
    }

    @Test
    void givesAnImageByteForByteForEverAndHarmless() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        String path = "/images/" + consulate.rows("select id from image").get(0);

        HttpResponse<byte[]> image = get(path, "");

        assertThat(image.body()).isEqualTo(TestImages.jpeg(1));
        assertThat(header(image, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(image, "Cache-Control")).contains("immutable");
        assertThat(header(image, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(image, "Content-Security-Policy")).contains("sandbox");
        HttpResponse<byte[]> again = get(path, header(image, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void tellsWhereAndWithWhatToGoInTheLanguageAsked() throws Exception {
        consulate.look();

        assertThat(json("/sources").getJsonArray("items").getJsonObject(0).getString("whatToBring"))
                .isEqualTo("le récépissé de dépôt et l’ancien passeport");
        HttpRequest english = HttpRequest.newBuilder(uri("/sources"))
                .header("Accept-Language", "en-GB,en;q=0.9")
                .build();
        assertThat(client.send(english, HttpResponse.BodyHandlers.ofString()).body())
                .contains("the deposit receipt and the old passport", "\"language\":\"en\"");
    }

    @Test
    void knowsWhatIsNotThere() throws Exception {
        for (String path :
                List.of("/communiques/99", "/communiques/abc", "/images/99", "/images/99999999999999999999")) {
            assertThat(get(path, "").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/communiques?cursor=nonsense", "").statusCode()).isEqualTo(400);
        assertThat(get("/communiques?limit=0", "").statusCode()).isEqualTo(400);
    }

    private JsonObject json(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new JsonObject(io.vertx.core.buffer.Buffer.buffer(answer.body()));
    }

    private HttpResponse<byte[]> get(String path, String etag) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path)).header("If-None-Match", etag).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/api/v1" + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
