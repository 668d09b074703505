package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class ReviewTest {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private OperatorService service;
    private Publications published;
    private Session awa;
    private Session boss;

    @BeforeEach
    void open() throws Exception {
        start(new ReviewRules(GRACE, false));
    }

    private void start(ReviewRules rules) throws Exception {
        service = new OperatorService(rules);
        published = new Publications(service);
        awa = service.loggedIn("awa", Rank.REVIEWER);
        boss = service.loggedIn("boss", Rank.MANAGER);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void showsWhatWaitsWithBothNamesAndNoAddress() {
        long match = published.doubtful("NGO BISSO'O Marie", "NG0 BISSOO Maric", 0.76);

        Answer answer = service.get(awa, "/operator/reviews");

        JsonObject review = answer.items().get(0);
        assertThat(review.getString("id")).isEqualTo(Long.toString(match));
        assertThat(review.getString("registeredName")).isEqualTo("NGO BISSO'O Marie");
        assertThat(review.getString("listedName")).isEqualTo("NG0 BISSOO Maric");
        assertThat(review.getString("doubt")).isEqualTo("medium");
        assertThat(answer.json().getInteger("waiting")).isEqualTo(1);
        assertThat(answer.body()).doesNotContain("@");
    }

    @Test
    void showsOneWithItsWordsSideBySideAndTheNextBestCandidates() {
        long registration = published.registration("NGO BISSO'O Marie");
        long match = published.match(registration, published.listed("NG0 BISSOO Maric"), 0.76, "review");
        published.match(registration, published.listed("NGO BISSO Mario"), 0.7, "review");

        JsonObject review = service.get(awa, "/operator/reviews/" + match).json();

        assertThat(review.getJsonArray("alignment").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("how", "similar")
                        .put("registered", "NGO")
                        .put("listed", "NG0")
                        .put(
                                "registeredMarks",
                                new JsonArray().add(new JsonArray().add(2).add(3)))
                        .put(
                                "listedMarks",
                                new JsonArray().add(new JsonArray().add(2).add(3)))
                        .put("confidence", 0.9));
        assertThat(review.getJsonArray("otherNames").getJsonObject(0).getString("name"))
                .isEqualTo("NGO BISSO Mario");
        assertThat(review.getJsonArray("otherPeople")).isEmpty();
    }

    @Test
    void confirmingTellsThePersonAfterTheTimeOfGrace() {
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);

        Answer answer = decide(awa, match, "confirm");

        assertThat(answer.json().getString("state")).isEqualTo("confirmed");
        assertThat(answer.json().getJsonObject("decision").getString("mail")).isEqualTo("waiting");
        assertThat(service.database.number(
                        "select count(*) from mail where kind = 'match' and payload -> 'match' = to_jsonb($1::bigint)",
                        match))
                .isEqualTo(1);
        assertThat(service.database.number(
                        "select count(*) from job where kind = 'send_mail' and run_at = $1",
                        service.now().plus(GRACE)))
                .isEqualTo(1);
        assertThat(service.audit()).contains("review.confirm review:" + match);
    }

    @Test
    void askingSendsTheQuestionAndRejectingSendsNothing() {
        long asked = published.doubtful("NANA Marie", "NANA Maria", 0.7);
        long rejected = published.doubtful("TCHOUPO Armand", "TCHOUPO Armande", 0.7);

        decide(awa, asked, "ask");
        decide(awa, rejected, "reject");

        assertThat(mails()).containsExactly("possible");
        assertThat(state(asked)).isEqualTo("asked");
        assertThat(state(rejected)).isEqualTo("rejected");
        assertThat(service.get(awa, "/operator/reviews").items()).isEmpty();
    }

    @Test
    void ofTwoWhoDecideAtTheSameTimeOneIsTooLate() {
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);

        List<CompletableFuture<Answer>> both = List.of(
                CompletableFuture.supplyAsync(() -> decide(awa, match, "confirm")),
                CompletableFuture.supplyAsync(() -> decide(boss, match, "reject")));
        List<Answer> answers = both.stream().map(CompletableFuture::join).toList();

        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::problem))
                .containsExactly("already-decided");
        assertThat(service.database.number("select count(*) from review_decision"))
                .isEqualTo(1);
    }

    @Test
    void undoingWithinTheTimeOfGraceStopsTheMail() {
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        decide(awa, match, "confirm");
        service.clock.advance(GRACE.minusSeconds(1));

        Answer undone = service.post(awa, "/operator/reviews/" + match + "/undo");

        assertThat(undone.json().getString("state")).isEqualTo("waiting");
        assertThat(mails()).isEmpty();
        assertThat(service.database.number("select count(*) from job")).isZero();
        assertThat(decide(boss, match, "confirm").status()).isEqualTo(200);
        assertThat(mails()).containsExactly("match");
    }

    @Test
    void afterTheTimeOfGraceOnlyAManagerUndoesAndNobodyWhatWasSent() {
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        long sent = published.doubtful("TCHOUPO Armand", "TCHOUPO Armande", 0.8);
        decide(awa, match, "confirm");
        decide(awa, sent, "confirm");
        service.database.sql(
                "update mail set outcome = 'sent', sent_at = $2 where payload -> 'match' = to_jsonb($1::bigint)",
                sent,
                service.now());
        service.clock.advance(GRACE);

        assertThat(undo(awa, match).status()).isEqualTo(403);
        assertThat(undo(boss, match).status()).isEqualTo(200);
        assertThat(undo(boss, sent).problem()).isEqualTo("mail-sent");
        assertThat(undo(boss, match).problem()).isEqualTo("nothing-to-undo");
    }

    @Test
    void aMailThatIsJustGoingIsNotStopped() {
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        decide(awa, match, "confirm");
        service.database.sql("update job set state = 'running'");

        assertThat(undo(awa, match).problem()).isEqualTo("mail-sent");
        assertThat(state(match)).isEqualTo("confirmed");
        assertThat(mails()).containsExactly("match");
    }

    @Test
    void nobodyUndoesAnotherReviewersDecision() {
        Session eva = service.loggedIn("eva", Rank.REVIEWER);
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        decide(awa, match, "reject");

        assertThat(undo(eva, match).status()).isEqualTo(403);
        assertThat(state(match)).isEqualTo("rejected");
    }

    @Test
    void whereApprovalIsAskedForNothingHappensUntilAManagerApproves() throws Exception {
        service.close();
        start(new ReviewRules(GRACE, true));
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        long refused = published.doubtful("TCHOUPO Armand", "TCHOUPO Armande", 0.8);

        assertThat(decide(awa, match, "confirm").json().getString("state")).isEqualTo("to_approve");
        decide(awa, refused, "confirm");
        assertThat(mails()).isEmpty();
        assertThat(service.get(boss, "/operator/reviews?state=to_approve").items())
                .hasSize(2);

        Answer approved = service.post(boss, "/operator/reviews/" + match + "/approval");
        undo(boss, refused);

        assertThat(approved.json().getString("state")).isEqualTo("confirmed");
        assertThat(mails()).containsExactly("match");
        assertThat(state(refused)).isEqualTo("review");
        assertThat(service.post(boss, "/operator/reviews/" + match + "/approval")
                        .problem())
                .isEqualTo("nothing-to-approve");
    }

    @Test
    void aPersonIsToldOfACommuniqueOnceUnlessTheFirstNameWasNotHers() {
        long registration = published.registration("NANA Marie");
        long first = published.match(registration, published.listed("NANA Maria"), 0.8, "review");
        long second = published.match(registration, published.listed("NANA Marië"), 0.8, "review");
        long third = published.match(registration, published.listed("NANA Marte"), 0.8, "review");

        decide(awa, first, "confirm");
        decide(awa, second, "confirm");
        assertThat(mails()).containsExactly("match");

        service.database.sql("update match set feedback = 'not_me' where id in ($1, $2)", first, second);
        decide(awa, third, "confirm");
        assertThat(mails()).containsExactly("match", "match");
    }

    @Test
    void whoHasLeftIsAskedAboutNoMore() {
        long match = published.doubtful("NANA Marie", "NANA Maria", 0.8);
        service.database.sql("update registration set state = 'cancelled'");

        assertThat(service.get(awa, "/operator/reviews").items()).isEmpty();
        assertThat(decide(awa, match, "confirm").status()).isEqualTo(404);
        assertThat(mails()).isEmpty();
    }

    @Test
    void filtersByDoubtDateSourceAndPartOfEitherName() {
        published.doubtful("NGO BISSO'O Ésaïe", "NGO BISSOO Esa", 0.81);
        published.doubtful("TCHOUPO Armand", "TCHOUPO Armande", 0.68);

        assertThat(found("?doubt=low")).containsExactly("NGO BISSO'O Ésaïe");
        assertThat(found("?doubt=high")).containsExactly("TCHOUPO Armand");
        assertThat(found("?name=esaie")).containsExactly("NGO BISSO'O Ésaïe");
        assertThat(found("?name=armande")).containsExactly("TCHOUPO Armand");
        assertThat(found("?name=_")).isEmpty();
        assertThat(found("?name=%25")).isEmpty();
        assertThat(found("?name=TCHOUPO%2BArmand")).isEmpty();
        assertThat(found("?source=marseille&from=2026-03-09&to=2026-03-09")).hasSize(2);
        assertThat(found("?source=paris")).isEmpty();
        assertThat(found("?to=2026-03-08")).isEmpty();
        assertThat(found("?state=confirmed")).isEmpty();
        assertThat(found("?limit=1")).containsExactly("NGO BISSO'O Ésaïe");
    }

    private List<String> found(String query) {
        return service.get(awa, "/operator/reviews" + query).items().stream()
                .map(review -> review.getString("registeredName"))
                .toList();
    }

    private Answer decide(Session who, long match, String decision) {
        return service.post(
                who, "/operator/reviews/" + match + "/decision", new JsonObject().put("decision", decision));
    }

    private Answer undo(Session who, long match) {
        return service.post(who, "/operator/reviews/" + match + "/undo");
    }

    private String state(long match) {
        return service.database
                .sql("select state from match where id = $1", match)
                .iterator()
                .next()
                .getString(0);
    }

    private List<String> mails() {
        return java.util.stream.StreamSupport.stream(
                        service.database
                                .sql("select kind from mail order by id")
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }
}
