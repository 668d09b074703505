package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class PagesTest {
    private OperatorService service;
    private Publications published;
    private Session awa;

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
        published = new Publications(service);
        awa = service.loggedIn("awa", Rank.REVIEWER);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void listsPagesReadBadlyUntilSomebodyFindsThemGoodEnough() {
        assertThat(service.get(awa, "/operator/pages").items())
                .singleElement()
                .satisfies(page -> assertThat(page.getInteger("missingNumbers")).isEqualTo(2));

        assertThat(service.post(awa, path("/accept")).status()).isEqualTo(204);
        assertThat(service.get(awa, "/operator/pages").items()).isEmpty();

        published.reading("unreadable", 0);
        assertThat(service.get(awa, "/operator/pages").items()).hasSize(1);
        assertThat(service.get(awa, "/operator/pages?state=unreadable").items()).hasSize(1);
    }

    @Test
    void listsAPageWhoseNumbersDoNotGoOnWithThoseOfThePageBefore() {
        service.post(awa, path("/accept"));
        published.nextImage();
        published.numbered(44, 45, 51); // the last one misread
        published.nextImage();
        published.numbered(41, 47, 48, 49); // the first one misread
        published.nextImage();
        published.numbered(50, 51);
        published.nextImage();
        published.numbered(1, 2); // a list of its own

        assertThat(service.get(awa, "/operator/pages").items()).singleElement().satisfies(page -> {
            assertThat(page.getInteger("missingBefore")).isEqualTo(1);
            assertThat(page.getInteger("names")).isEqualTo(4);
        });
    }

    @Test
    void aMissedNameAtTheHeadOfAPageIsMissingNoMore() {
        published.numbered(1, 2);
        service.post(awa, path("/accept"));
        published.nextImage();
        published.numbered(4, 5);

        assertThat(add("TCHOUPO Armand", 3).json().getInteger("missingBefore")).isZero();
        assertThat(service.get(awa, "/operator/pages").items()).isEmpty();
    }

    @Test
    void showsTheLinesInReadingOrderAndCutsEachOut() throws Exception {
        byte[] sha256 = service.evidence.put(Buffer.buffer("an image")).await(10, TimeUnit.SECONDS);
        service.database.sql("update image set sha256 = $1", Buffer.buffer(sha256));
        long name = published.listed("NANA Marie");
        published.listed("TCHOUPO Armand");

        assertThat(texts(service.get(awa, path("")))).containsExactly("NANA Marie", "TCHOUPO Armand");
        assertThat(service.get(awa, "/operator/names/" + name + "/crop").body())
                .isEqualTo("an image, page 1, [10, 20, 300, 40]");
    }

    @Test
    void aCorrectedNameIsAReadingOfItsOwnThatIsMatched() {
        long wrong = published.listed("NANA Mar1e");
        long other = published.listed("TCHOUPO Armand");

        Answer answer = correct(wrong, " NANA  Marie ");

        assertThat(texts(answer)).containsExactly("NANA  Marie", "TCHOUPO Armand");
        assertThat(answer.json().getBoolean("byHand")).isTrue();
        assertThat(service.database.number("select count(*) from reading")).isEqualTo(2);
        assertThat(service.database.number("select count(*) from listed_name where id in ($1, $2)", wrong, other))
                .isEqualTo(2);
        assertThat(service.database.number("select ref from job where kind = 'match_image'"))
                .isEqualTo(published.image);
        assertThat(service.audit()).contains("page.name_corrected image:" + published.image);
    }

    @Test
    void onlyWhatWasTypedIsMarkedSo() {
        long wrong = published.listed("NANA Mar1e");
        published.listed("TCHOUPO Armand");
        correct(wrong, "NANA Marie");
        service.post(
                awa,
                path("/names"),
                new JsonObject()
                        .put("text", "FOTSO Luc")
                        .put("x", 5)
                        .put("y", 600)
                        .put("width", 70)
                        .put("height", 8));

        assertThat(service.database.number(
                        "select count(*) from listed_name where typed and text in ('NANA Marie', 'FOTSO Luc')"))
                .as("the first also in the reading that the second made")
                .isEqualTo(3);
        assertThat(service.database.number("select count(*) from listed_name where typed"))
                .isEqualTo(3);
    }

    @Test
    void whatWaitedForTheWrongTextWaitsNoMore() {
        long wrong = published.listed("NANA Mar1e");
        long open = published.match(published.registration("NANA Marie"), wrong, 0.8, "review");

        correct(wrong, "NANA Mariette");

        assertThat(service.get(awa, "/operator/reviews").items()).isEmpty();
        assertThat(service.get(awa, "/operator/reviews/" + open).json().getString("state"))
                .isEqualTo("rejected");
    }

    @Test
    void aNameOfAnOlderReadingCannotBeCorrected() {
        long old = published.listed("NANA Mar1e");
        published.reading("list", 0);

        assertThat(correct(old, "NANA Marie").problem()).isEqualTo("read-meanwhile");
        assertThat(service.database.number("select count(*) from reading")).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoName() {
        assertThat(correct(published.listed("NANA Mar1e"), " .. ").status()).isEqualTo(400);
    }

    @Test
    void aMissedNameIsAddedAndMatchedAndItsNumberIsMissingNoMore() {
        published.listed("NANA Marie");

        Answer answer = add("TCHOUPO Armand", 2);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(texts(answer)).containsExactly("NANA Marie", "TCHOUPO Armand");
        assertThat(answer.json().getInteger("missingNumbers")).isEqualTo(1);
        assertThat(service.database.number("select count(*) from job where kind = 'match_image'"))
                .isEqualTo(1);
    }

    @Test
    void readingAgainIsOneCall() {
        assertThat(service.post(awa, path("/read-again")).status()).isEqualTo(202);

        assertThat(service.database.number("select ref from job where kind = 'read_image'"))
                .isEqualTo(published.image);
        assertThat(service.get(awa, path("")).json().getBoolean("readingAgain")).isTrue();
    }

    private Answer correct(long name, String text) {
        return service.patch(awa, "/operator/names/" + name, new JsonObject().put("text", text));
    }

    private Answer add(String text, int number) {
        JsonObject missed = new JsonObject()
                .put("text", text)
                .put("number", number)
                .put("x", 5)
                .put("y", 6)
                .put("width", 70)
                .put("height", 8);
        return service.post(awa, path("/names"), missed);
    }

    private String path(String rest) {
        return "/operator/pages/" + published.image + rest;
    }

    private static List<String> texts(Answer page) {
        return page.json().getJsonArray("lines").stream()
                .map(line -> ((JsonObject) line).getString("text"))
                .toList();
    }
}
