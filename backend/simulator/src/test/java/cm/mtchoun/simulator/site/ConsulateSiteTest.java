package cm.mtchoun.simulator.site;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsulateSiteTest {
    private static final LocalDate DAY = LocalDate.of(2020, 7, 15);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private ConsulateSite site;

    @BeforeEach
    void start() throws Exception {
        site = ConsulateSite.start(vertx, 0).await(10, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, SECONDS);
    }

    @Test
    void showsCommuniquesNewestFirstUnderTheirHeadings() throws Exception {
        site.publishFile(LocalDate.of(2019, 1, 24), "communique-24012019-A.jpg", bytes(10), "image/jpeg");
        site.publishFile(LocalDate.of(2020, 8, 1), "communique-01082020-A.jpg", bytes(10), "image/jpeg");

        String page = get(ConsulateSite.PAGE).body();

        assertThat(page)
                .containsSubsequence(
                        "<strong>Communiqué du 01 août 2020</strong>",
                        "<img src=\"../images/communique-01082020-A.jpg\"",
                        "<strong>Communiqué du 24 janvier 2019</strong>");
    }

    @Test
    void publishesScannedPagesInLetteredImages() throws Exception {
        List<String> images = publish(new NameGenerator(1).list(60)).await(60, SECONDS);

        assertThat(images).containsExactly("communique-15072020-A.jpg", "communique-15072020-B.jpg");
        assertThat(ImageIO.read(new ByteArrayInputStream(getBytes("/images/communique-15072020-B.jpg")))
                        .getWidth())
                .isEqualTo(1240);
    }

    @Test
    void aSecondCommuniqueOfADayGoesOnWithTheLetters() throws Exception {
        publish(List.of("NGONO Marie")).await(60, SECONDS);

        List<String> images = publish(List.of("NANA Paul")).await(60, SECONDS);

        assertThat(images).containsExactly("communique-15072020-B.jpg");
    }

    @Test
    void anUnchangedPageCostsA304() throws Exception {
        site.publishFile(DAY, "communique-15072020-A.jpg", bytes(10), "image/jpeg");
        String etag = get(ConsulateSite.PAGE).headers().firstValue("ETag").orElseThrow();
        String modified =
                get(ConsulateSite.PAGE).headers().firstValue("Last-Modified").orElseThrow();

        assertThat(get(ConsulateSite.PAGE, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(ConsulateSite.PAGE, "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(modified).endsWith(" GMT");
    }

    @Test
    void aChangedPageIsSentAgain() throws Exception {
        String etag = get(ConsulateSite.PAGE).headers().firstValue("ETag").orElseThrow();

        site.publishFile(DAY, "communique-15072020-A.jpg", bytes(10), "image/jpeg");

        assertThat(get(ConsulateSite.PAGE, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void answersWithTheFaultThatIsSwitchedOnUntilHealed() throws Exception {
        site.fail(Target.PAGE, Fault.TOO_MANY_REQUESTS, 7);

        HttpResponse<String> refused = get(ConsulateSite.PAGE);
        site.heal();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(get(ConsulateSite.PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultCanHealByItselfAfterSomeAnswers() throws Exception {
        site.failTimes(Target.PAGE, Fault.SERVER_ERROR, 0, 2);

        assertThat(get(ConsulateSite.PAGE).statusCode()).isEqualTo(500);
        assertThat(get(ConsulateSite.PAGE).statusCode()).isEqualTo(500);
        assertThat(get(ConsulateSite.PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void robotsMayBeForbiddenWhileBrowsersAreNot() throws Exception {
        site.fail(Target.PAGE, Fault.FORBIDDEN_TO_ROBOTS, 0);

        assertThat(get(ConsulateSite.PAGE, "User-Agent", "curl/8").statusCode()).isEqualTo(403);
        assertThat(get(ConsulateSite.PAGE, "User-Agent", "Mozilla/5.0 (compatible; X/1)")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void imagesCanBeTruncatedEmptyOrHtml() throws Exception {
        site.publishFile(DAY, "communique-15072020-A.jpg", bytes(1_000), "image/jpeg");

        site.fail(Target.IMAGES, Fault.TRUNCATED, 0);
        assertThat(getBytes("/images/communique-15072020-A.jpg")).hasSize(500);
        site.fail(Target.IMAGES, Fault.EMPTY, 0);
        assertThat(getBytes("/images/communique-15072020-A.jpg")).isEmpty();
        site.fail(Target.IMAGES, Fault.HTML_INSTEAD, 0);
        assertThat(get("/images/communique-15072020-A.jpg").body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void anImageBombDeclaresThirtyThousandPixelsEachWay() throws Exception {
        site.publishFile(DAY, "communique-15072020-A.jpg", bytes(10), "image/jpeg");
        site.fail(Target.IMAGES, Fault.IMAGE_BOMB, 0);

        byte[] bomb = getBytes("/images/communique-15072020-A.jpg");

        assertThat(bomb).hasSizeLessThan(200);
        assertThat(declaredSize(bomb)).isEqualTo(new Dimension(30_000, 30_000));
    }

    @Test
    void aCutOrUnreachableSiteBreaksTheConnection() {
        site.publishFile(DAY, "communique-15072020-A.jpg", bytes(100_000), "image/jpeg");
        site.fail(Target.PAGE, Fault.UNREACHABLE, 0);
        site.fail(Target.IMAGES, Fault.CUT_OFF, 0);

        assertThatThrownBy(() -> get(ConsulateSite.PAGE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> getBytes("/images/communique-15072020-A.jpg")).isInstanceOf(IOException.class);
    }

    @Test
    void theSiteCanSendItsReadersToAPrivateAddress() throws Exception {
        site.fail(Target.PAGE, Fault.REDIRECTED_AWAY, 0);

        assertThat(get(ConsulateSite.PAGE).headers().firstValue("Location").orElseThrow())
                .startsWith("http://169.254.");
    }

    @Test
    void aFaultIsSwitchedOnByJsonAndAWrongOneIsExplained() throws Exception {
        post("/control/fault", "application/json", "{\"target\":\"page\",\"fault\":\"forbidden\",\"times\":1}");
        HttpResponse<String> wrong = post("/control/fault", "application/json", "{\"fault\":\"slow\",\"times\":\"x\"}");

        assertThat(get(ConsulateSite.PAGE).statusCode()).isEqualTo(403);
        assertThat(get(ConsulateSite.PAGE).statusCode()).isEqualTo(200);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("times is a whole number, not \\\"x\\\"");
    }

    @Test
    void aPageCanLoseItsImages() throws Exception {
        site.publishFile(DAY, "communique-15072020-A.jpg", bytes(10), "image/jpeg");
        site.fail(Target.PAGE, Fault.NO_IMAGES, 0);

        assertThat(get(ConsulateSite.PAGE).body()).doesNotContain("communique-");
    }

    @Test
    void countsWhatItWasAskedFor() throws Exception {
        get(ConsulateSite.PAGE, "User-Agent", "Mozilla/5.0 (test)");
        get("/robots.txt");

        assertThat(site.requestsTo("/index.php")).isEqualTo(1);
        assertThat(site.requests())
                .containsExactly(
                        new SeenRequest(ConsulateSite.PAGE, 200, "Mozilla/5.0 (test)"),
                        new SeenRequest(
                                "/robots.txt", 200, site.requests().get(1).userAgent()));
        assertThat(site.mostRequestsAtOnce()).isEqualTo(1);
    }

    @Test
    void aScriptPublishesByJsonAndReadsTheTruthBack() throws Exception {
        HttpResponse<String> answer = post(
                "/control/publish",
                "application/json",
                new JsonObject()
                        .put("names", new JsonArray().add("NGONO Marie-Claire"))
                        .put("others", 5)
                        .put("date", "2020-07-15")
                        .put("seed", 3)
                        .encode());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getJsonArray("images")).containsExactly("communique-15072020-A.jpg");
        assertThat(new JsonArray(get("/control/truth.json").body())
                        .getJsonObject(0)
                        .getJsonArray("names"))
                .hasSize(6)
                .contains("NGONO Marie-Claire");
    }

    @Test
    void thePersonAtTheFormIsToldWhatIsWrong() throws Exception {
        HttpResponse<String> answer =
                post("/control/publish", "application/x-www-form-urlencoded", "names=X&level=%3Cawful%3E");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("level is one of clean, scan, poor, photo, not &quot;&lt;awful&gt;&quot;");
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> ConsulateSite.start(vertx, site.port()).await(10, SECONDS))
                .hasMessageContaining("port " + site.port() + " (consulate) is taken");
    }

    private Future<List<String>> publish(List<String> names) {
        return site.publish(new Communique(DAY, names, Style.plain(), 1), Level.CLEAN, Tint.GREY);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    private byte[] getBytes(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray()).body();
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path, "Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }

    private static Dimension declaredSize(byte[] png) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            return new Dimension(reader.getWidth(0), reader.getHeight(0));
        }
    }
}
