package cm.mtchoun.registration;

import static cm.mtchoun.registration.RegistrationService.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.registration.RegistrationService.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConfirmingTest {
    private RegistrationService service;

    @BeforeEach
    void open() throws Exception {
        service = new RegistrationService();
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void makesTheRegistrationActiveAndWorkForTheMatcher() {
        service.register("NGO BISSO'O Marie-Claire", MARIE);

        Answer answer = service.confirm(service.confirmToken(MARIE));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("status")).isEqualTo("active");
        assertThat(answer.json().getString("name")).isEqualTo("NGO BISSO'O Marie-Claire");
        assertThat(answer.json().getString("email")).isEqualTo("m•••@example.org");
        assertThat(answer.json().getJsonArray("alreadyPublished")).isEmpty();
        assertThat(service.count("registration where state = 'active' and confirmed_at is not null"))
                .isEqualTo(1);
        assertThat(service.count("registration_key")).isPositive();
        assertThat(service.count("job where kind = 'match_registration'")).isEqualTo(1);
        assertThat(service.count("token where purpose in ('private', 'unsubscribe')"))
                .isEqualTo(2);
    }

    @Test
    void thePrivateLinkOpensThePage() {
        String token = service.active("NGONO Marie", MARIE);

        assertThat(service.get("/registration", token).json().getString("state"))
                .isEqualTo("active");
    }

    @Test
    void repeatingItGivesTheSameAnswerAndDoesNothingMore() {
        service.register("NGONO Marie", MARIE);
        String token = service.confirmToken(MARIE);
        Answer first = service.confirm(token);
        service.database.sql("delete from job");
        service.clock.advance(Duration.ofDays(30));

        Answer second = service.confirm(token);

        assertThat(second).isEqualTo(first);
        assertThat(service.count("job")).isZero();
        assertThat(service.count("token")).isEqualTo(3);
    }

    @Test
    void twoClicksAtOnceConfirmOnce() {
        service.register("NGONO Marie", MARIE);
        String token = service.confirmToken(MARIE);
        AtomicInteger looks = new AtomicInteger();
        service.lookBack = id -> Future.succeededFuture(looks.incrementAndGet());

        List<Answer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> service.confirm(token))
                .toList();

        assertThat(answers).hasSize(4).containsOnly(answers.get(0));
        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(service.count("token where purpose = 'private'")).isEqualTo(1);
        assertThat(looks).hasValue(1);
    }

    @Test
    void showsWhatWasPublishedBefore() {
        service.lookBack = id -> Future.fromCompletionStage(CompletableFuture.supplyAsync(
                () -> service.match(id, "NGONO Marie", LocalDate.parse("2026-02-20"), "notify")));
        service.register("NGONO Marie", MARIE);

        Answer answer = service.confirm(service.confirmToken(MARIE));

        JsonObject match = answer.json().getJsonArray("alreadyPublished").getJsonObject(0);
        assertThat(match.getString("listedName")).isEqualTo("NGONO Marie");
        assertThat(match.getString("publishedOn")).isEqualTo("2026-02-20");
        assertThat(match.getString("decision")).isEqualTo("notify");
        assertThat(match.getString("imageUrl")).matches("https://api.example.org/api/v1/images/\\d+");
        assertThat(match.getValue("notifiedAt")).isNull();
    }

    @Test
    void confirmsThoughLookingBackFails() {
        service.lookBack = id -> Future.failedFuture("no list can be read now");
        service.register("NGONO Marie", MARIE);

        assertThat(service.confirm(service.confirmToken(MARIE)).status()).isEqualTo(200);
        assertThat(service.count("job where kind = 'match_registration'")).isEqualTo(1);
    }

    @Test
    void confirmsThoughLookingBackTakesTooLong() {
        service.lookBack = id -> Promise.promise().future();
        service.register("NGONO Marie", MARIE);

        assertThat(service.confirm(service.confirmToken(MARIE)).status()).isEqualTo(200);
    }

    @Test
    void aLinkExpiresAfterSevenDays() {
        service.register("NGONO Marie", MARIE);
        String token = service.confirmToken(MARIE);
        service.clock.advance(Duration.ofDays(7));

        Answer answer = service.confirm(token);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo("link-expired");
        assertThat(service.count("registration where state = 'pending'")).isEqualTo(1);
    }

    @Test
    void theNewestLinkWins() {
        service.register("NGONO Marie", MARIE);
        String older = service.confirmToken(MARIE);
        service.post("/registrations/resend", new JsonObject().put("email", MARIE));

        Answer answer = service.confirm(older);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo("link-superseded");
        assertThat(service.confirm(service.confirmToken(MARIE)).status()).isEqualTo(200);
    }

    @Test
    void aNewLinkGivesAnotherSevenDays() {
        service.register("NGONO Marie", MARIE);
        service.clock.advance(Duration.ofDays(6));
        service.post("/registrations/resend", new JsonObject().put("email", MARIE));
        service.clock.advance(Duration.ofDays(6));

        assertThat(service.confirm(service.confirmToken(MARIE)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "a-token_that-nobody-made"})
    void doesNotKnowATokenThatNobodyMade(String token) {
        Answer answer = service.confirm(token);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("link-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with blank and <html> in it here"})
    void refusesWhatCannotBeAToken(String token) {
        Answer answer = service.confirm(token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).singleElement().asString().startsWith("/token ");
    }

    @Test
    void aPrivateLinkConfirmsNothing() {
        String token = service.active("NGONO Marie", MARIE);

        assertThat(service.confirm(token).status()).isEqualTo(404);
    }

    @Test
    void saysThatTheRegistrationWasErased() {
        service.register("NGONO Marie", MARIE);
        String link = service.confirmToken(MARIE);
        String privateToken = service.confirm(link).json().getString("privateToken");
        service.delete("/registration", privateToken);

        Answer answer = service.confirm(link);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo("link-erased");
    }
}
