package cm.mtchoun.registration;

import static cm.mtchoun.registration.RegistrationService.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.registration.RegistrationService.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PrivatePageTest {
    private static final LocalDate PUBLISHED = LocalDate.parse("2026-03-09");

    private RegistrationService service;
    private String token;
    private long registration;

    @BeforeEach
    void open() throws Exception {
        service = new RegistrationService();
        token = service.active("NGONO Marie", MARIE);
        registration = service.onlyRegistration();
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void showsTheRegistrationItsMatchesAndItsHistory() {
        long match = found("notify");
        service.clock.advance(Duration.ofMinutes(1));
        service.told(registration, match);

        JsonObject page = service.get("/registration", token).json();

        assertThat(page.getString("name")).isEqualTo("NGONO Marie");
        assertThat(page.getString("email")).isEqualTo("m•••@example.org");
        assertThat(page.getString("state")).isEqualTo("notified");
        assertThat(page.getString("source")).isEqualTo("marseille");
        assertThat(page.getValue("depositedOn")).isNull();
        JsonObject shown = page.getJsonArray("matches").getJsonObject(0);
        assertThat(shown.getString("notifiedAt")).isEqualTo("2026-03-10T12:02:00Z");
        assertThat(history(page)).containsExactly("registered", "confirmed", "found", "notified");
    }

    @Test
    void hidesWhatAnOperatorRejectedAndSaysWhatIsStillLookedAt() {
        found("rejected");
        long review = found("review");

        JsonObject page = service.get("/registration", token).json();

        assertThat(page.getJsonArray("matches")).hasSize(1);
        assertThat(page.getJsonArray("matches").getJsonObject(0).getString("id"))
                .isEqualTo(Long.toString(review));
        assertThat(page.getJsonArray("matches").getJsonObject(0).getString("decision"))
                .isEqualTo("review");
    }

    @Test
    void notMineGoesOnWatchingAndLooksAtWhatCameOutMeanwhile() {
        long match = found("notify");
        service.told(registration, match);
        service.database.sql("delete from job");

        Answer answer = feedback(match, "not_mine");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("state")).isEqualTo("active");
        assertThat(answer.json().getJsonArray("matches").getJsonObject(0).getString("feedback"))
                .isEqualTo("not_mine");
        assertThat(history(answer.json())).endsWith("said_not_mine");
        assertThat(service.count("job where kind = 'match_registration'")).isEqualTo(1);
        assertThat(service.count("match where feedback = 'not_me'")).isEqualTo(1);
    }

    @Test
    void theLastAnswerCounts() {
        long match = found("notify");
        service.told(registration, match);
        feedback(match, "not_mine");

        Answer answer = feedback(match, "mine");

        assertThat(answer.json().getString("state")).isEqualTo("notified");
        assertThat(service.count("match where feedback = 'me'")).isEqualTo(1);
    }

    @Test
    void oneWrongMatchDoesNotUndoAnotherThatMayBeRight() {
        long wrong = found("notify");
        service.told(registration, wrong);
        service.told(registration, found("notify"));

        assertThat(feedback(wrong, "not_mine").json().getString("state")).isEqualTo("notified");
    }

    @Test
    void nobodyAnswersForAnotherPersonsMatch() {
        long match = found("notify");
        String other = service.active("MBALLA Paul", "paul@example.org");

        assertThat(service.post("/registration/feedback", other, answer(match, "not_mine"))
                        .status())
                .isEqualTo(404);
        assertThat(feedback("none", "mine").status()).isEqualTo(404);
        assertThat(feedback("999999999999999999999999", "mine").status()).isEqualTo(404);
        assertThat(service.count("match where feedback is null")).isEqualTo(1);
    }

    @Test
    void collectedEndsTheWatchAndMayBeRepeated() {
        Answer first = collected();
        service.clock.advance(Duration.ofHours(1));
        Answer second = collected();

        assertThat(first.json().getString("state")).isEqualTo("collected");
        assertThat(history(first.json())).endsWith("collected");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theCropIsForTheOwnerOnly() {
        long match = found("notify");
        String other = service.active("MBALLA Paul", "paul@example.org");
        String path = "/registration/matches/" + match + "/crop";

        assertThat(service.get(path, token).body()).isEqualTo("image 1, page 1, [1, 2, 3, 4]");
        assertThat(service.get(path, other).status()).isEqualTo(404);
        assertThat(service.send(service.request(path).GET()).status()).isEqualTo(401);
    }

    @Test
    void aLineThatCannotBeCutIsMissingAndNothingElse() {
        service.crop = (image, page, box) -> Future.failedFuture("the image cannot be decoded");

        assertThat(service.get("/registration/matches/" + found("notify") + "/crop", token)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "é", "' or 1=1 --"})
    void opensToNobodyElse(String wrong) {
        Answer answer = service.get("/registration", wrong.equals("é") ? "%C3%A9" : wrong);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorised");
    }

    @Test
    void theConfirmationLinkDoesNotOpenThePage() {
        service.register("NGONO Rose", MARIE);

        assertThat(service.get("/registration", service.confirmToken(MARIE)).status())
                .isEqualTo(401);
    }

    @Test
    void erasingLeavesNoTraceInAnyTable() {
        service.told(registration, found("notify"));
        service.database.sql("update job set state = 'dead', last_error = '550 no such user <" + MARIE + ">'");

        Answer answer = service.delete("/registration", token);

        assertThat(answer.status()).isEqualTo(204);
        for (String trace : List.of(MARIE, "marie@", addressHash(), "ngono marie")) {
            // the consulate's own list is not ours to erase
            assertThat(service.database.tablesWith(trace)).as(trace).isSubsetOf("listed_name");
        }
        assertThat(service.count("job")).isZero();
        assertThat(service.count("token")).isZero();
        assertThat(service.get("/registration", token).status()).isEqualTo(401);
    }

    @Test
    void erasingOneOfAFamilyLeavesTheOthers() {
        String rose = service.active("NGONO Rose", MARIE);

        service.delete("/registration", token);

        assertThat(service.get("/registration", rose).json().getString("name")).isEqualTo("NGONO Rose");
        assertThat(service.count("suppression")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "List-Unsubscribe=One-Click"})
    void oneClickErasesThatRegistrationAndMayBeRepeated(String form) {
        String rose = service.active("NGONO Rose", MARIE);
        String link = service.unsubscribeToken(registration);

        Answer first = unsubscribe(link, form);
        Answer second = unsubscribe(link, form);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().getString("status")).isEqualTo("unsubscribed");
        assertThat(second).isEqualTo(first);
        assertThat(service.count("registration where name = 'NGONO Marie'")).isZero();
        assertThat(service.get("/registration", rose).status()).isEqualTo(200);
    }

    @Test
    void openingTheUnsubscribeLinkChangesNothing() {
        String link = service.unsubscribeToken(registration);

        Answer answer =
                service.send(service.request("/unsubscribe?token=" + link).GET());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(service.count("registration")).isEqualTo(1);
    }

    @Test
    void doesNotSayUnsubscribedForALinkThatWasCutOff() {
        String link = service.unsubscribeToken(registration);

        Answer answer = unsubscribe(link.substring(0, 30), "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("link-unknown");
        assertThat(service.count("registration")).isEqualTo(1);
    }

    private long found(String state) {
        service.clock.advance(Duration.ofMinutes(1));
        return service.match(registration, "NGONO Marie", PUBLISHED, state);
    }

    private Answer feedback(Object match, String said) {
        return service.post("/registration/feedback", token, answer(match, said));
    }

    private static JsonObject answer(Object match, String said) {
        return new JsonObject().put("matchId", match.toString()).put("answer", said);
    }

    private Answer collected() {
        return service.send(service.request("/registration/collected")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
    }

    private Answer unsubscribe(String link, String form) {
        return service.send(service.request("/unsubscribe?token=" + link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private String addressHash() {
        return java.util.HexFormat.of().formatHex(service.parts.tokens().addressHash(MARIE));
    }

    private static List<String> history(JsonObject page) {
        return page.getJsonArray("history").stream()
                .map(event -> ((JsonObject) event).getString("what"))
                .toList();
    }
}
