package cm.mtchoun.registration;

import static cm.mtchoun.registration.RegistrationService.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.registration.RegistrationService.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangingTest {
    private static final String CLAIRE = "claire@example.net";

    private RegistrationService service;
    private String token = "";

    @BeforeEach
    void open() throws Exception {
        service = new RegistrationService();
        token = service.active("NGONO Marie", MARIE);
        service.database.sql("delete from job");
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void aNewNameIsWatchedForAndComparedAtOnceWithWhatWasPublished() {
        long id = service.onlyRegistration();
        long match = service.match(id, "NGONO Marie", LocalDate.of(2026, 1, 4), "notify");
        service.told(id, match);
        String keys = service.database
                .sql("select keys::text from registration_key")
                .iterator()
                .next()
                .getString(0);

        Answer answer = service.patch(token, JsonObject.of("name", "NGONO Rose"));

        assertThat(answer.json().getString("name")).isEqualTo("NGONO Rose");
        assertThat(answer.json().getString("state")).isEqualTo("active");
        assertThat(answer.json().getJsonArray("matches")).isEmpty();
        assertThat(service.whats(answer)).contains("name_changed");
        assertThat(service.count("job where kind = 'match_registration'")).isEqualTo(1);
        assertThat(service.count("registration_key where keys <> '" + keys + "'"))
                .isEqualTo(1);
        // what is found for the new name in the same communiqué can be told
        assertThat(service.count("mail where dedup_key = 'match:" + match + "'"))
                .isZero();
    }

    @Test
    void aNameThatThePersonRecognisedStaysFound() {
        long id = service.onlyRegistration();
        long match = service.match(id, "NGONO Marie", LocalDate.of(2026, 1, 4), "notify");
        service.told(id, match);
        service.post(
                "/registration/feedback",
                token,
                new JsonObject().put("matchId", Long.toString(match)).put("answer", "mine"));

        Answer answer = service.patch(token, JsonObject.of("name", "NGONO Marie Claire"));

        assertThat(answer.json().getString("state")).isEqualTo("notified");
        assertThat(answer.json().getJsonArray("matches")).hasSize(1);
        assertThat(answer.json().getString("erasedOn")).isNotNull();
    }

    @Test
    void aComparisonWithTheOldNameThatRunsJustNowWritesNothing() {
        long id = service.onlyRegistration();
        service.database.sql(
                """
                insert into job (kind, ref, run_at, created_at, state, claim, claimed_until, attempts)
                values ('match_registration', $1, now(), now(), 'running', 77, now() + interval '1 hour', 1)
                """,
                id);

        service.patch(token, JsonObject.of("name", "NGONO Rose"));

        assertThat(service.count("job where kind = 'match_registration' and claim is null"))
                .isEqualTo(1);
    }

    @Test
    void dateAndLanguageChangeAndADateCanBeTakenAway() {
        service.patch(token, JsonObject.of("depositedOn", "2025-11-03").put("lang", "en"));
        JsonObject page = service.get("/registration", token).json();
        assertThat(page.getString("depositedOn")).isEqualTo("2025-11-03");
        assertThat(page.getString("lang")).isEqualTo("en");
        assertThat(service.count("job where kind = 'match_registration'")).isEqualTo(1);

        Answer answer = service.patch(token, new JsonObject().putNull("depositedOn"));

        assertThat(answer.json().getString("depositedOn")).isNull();
        assertThat(service.whats(answer)).containsSubsequence("deposit_changed", "deposit_changed");
    }

    @Test
    void aNewAddressHoldsOnceItsOwnerConfirmsAndClosesWhatLiesInTheOldMailbox() {
        String oldConfirmation = service.confirmTokens(MARIE, "true").get(0);
        String oldUnsubscribe = service.unsubscribeToken(service.onlyRegistration());

        Answer asked = service.patch(token, JsonObject.of("email", CLAIRE));

        assertThat(asked.json().getString("email")).isEqualTo("m•••@example.org");
        assertThat(asked.json().getJsonObject("pendingEmail").getString("email"))
                .isEqualTo("c•••@example.net");
        assertThat(service.count("mail where kind = 'account'")).isEqualTo(1);
        assertThat(service.count("registration where email = '" + MARIE + "'")).isEqualTo(1);

        Answer confirmed = service.confirm(service.addressTokens().get(0));

        assertThat(confirmed.json().getString("confirmed")).isEqualTo("address");
        assertThat(confirmed.json().getString("email")).isEqualTo("c•••@example.net");
        String newToken = confirmed.json().getString("privateToken");
        assertThat(service.whats(service.get("/registration", newToken)))
                .containsSubsequence("confirmed", "address_asked", "address_changed");
        assertThat(service.get("/registration", token).status()).isEqualTo(401);
        assertThat(service.confirm(oldConfirmation).problem()).isEqualTo("link-superseded");
        assertThat(service.post("/unsubscribe?token=" + oldUnsubscribe, new JsonObject())
                        .status())
                .isEqualTo(200);
        assertThat(service.count("registration where email = '" + CLAIRE + "'")).isEqualTo(1);
        assertThat(service.database.tablesWith(MARIE)).isEmpty();
    }

    @Test
    void confirmingTheNewAddressTwiceGivesTheSameAnswer() {
        service.patch(token, JsonObject.of("email", CLAIRE));
        String link = service.addressTokens().get(0);

        Answer first = service.confirm(link);

        assertThat(service.confirm(link).body()).isEqualTo(first.body());
    }

    @Test
    void aChangeOfAddressCanBeTakenBack() {
        service.patch(token, JsonObject.of("email", CLAIRE));

        Answer answer = service.patch(token, new JsonObject().putNull("email"));

        assertThat(answer.json().getJsonObject("pendingEmail")).isNull();
        assertThat(service.whats(answer)).containsSubsequence("address_asked", "address_kept");
        assertThat(service.database.tablesWith(CLAIRE)).isEmpty();
        assertThat(service.confirm(service.addressTokens().get(0)).problem()).isEqualTo("link-superseded");
    }

    @Test
    void theNewestAddressCountsAndAnOldLinkExpires() {
        service.patch(token, JsonObject.of("email", CLAIRE));
        service.clock.advance(Duration.ofMinutes(1));
        service.patch(token, JsonObject.of("email", "other@example.net"));
        List<String> links = service.addressTokens();

        assertThat(service.confirm(links.get(0)).problem()).isEqualTo("link-superseded");
        service.clock.advance(Duration.ofDays(8));
        assertThat(service.confirm(links.get(1)).problem()).isEqualTo("link-expired");
        assertThat(service.get("/registration", token).json().getJsonObject("pendingEmail"))
                .isNull();
    }

    @Test
    void anAddressThatRefusedMailGetsNoneAndTheAnswerDoesNotTell() {
        service.database.sql(
                "insert into suppression (email_hash, reason, created_at) values ($1, 'refused', now())",
                io.vertx.core.buffer.Buffer.buffer(service.tokens.addressHash(CLAIRE)));

        Answer answer = service.patch(token, JsonObject.of("email", CLAIRE));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("pendingEmail")).isNotNull();
        assertThat(service.count("mail where payload ? 'address'")).isZero();
    }

    @Test
    void changesAreFewADay() {
        for (String name : List.of("Rose", "Awa", "Claire", "Sophie", "Alice")) {
            assertThat(service.patch(token, JsonObject.of("name", "NGONO " + name))
                            .status())
                    .isEqualTo(200);
        }
        for (String address : List.of("a@example.net", "b@example.net", "c@example.net")) {
            assertThat(service.patch(token, JsonObject.of("email", address)).status())
                    .isEqualTo(200);
        }

        assertThat(service.patch(token, JsonObject.of("name", "NGONO Marthe")).status())
                .isEqualTo(429);
        assertThat(service.patch(token, JsonObject.of("email", "d@example.net")).status())
                .isEqualTo(429);
        service.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(service.patch(token, JsonObject.of("name", "NGONO Marthe")).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsWrongIsSaidForEachFieldAndNothingIsChanged() {
        Answer answer = service.patch(
                token,
                JsonObject.of("name", "X1")
                        .put("email", "nobody")
                        .put("depositedOn", "2199-01-01")
                        .put("lang", "en"));

        assertThat(answer.errors()).contains("/name digits", "/email invalid_format", "/depositedOn in_the_future");
        assertThat(service.get("/registration", token).json().getString("lang")).isEqualTo("fr");
        assertThat(service.patch(token, new JsonObject()).status()).isEqualTo(400);
        assertThat(service.patch(token, JsonObject.of("email", 7)).errors()).contains("/email wrong_type");
        assertThat(service.patch("A".repeat(43), JsonObject.of("lang", "en")).status())
                .isEqualTo(401);
    }

    @Test
    void nothingChangesAnyMoreOnceThePassportWasCollected() {
        service.post("/registration/collected", token, new JsonObject());

        assertThat(service.patch(token, JsonObject.of("name", "NGONO Rose")).problem())
                .isEqualTo("ended");
    }

    @Test
    void theExportHoldsEverythingThatIsKept() {
        long id = service.onlyRegistration();
        service.told(id, service.match(id, "NGONO Marie", LocalDate.of(2026, 1, 4), "notify"));
        service.patch(token, JsonObject.of("email", CLAIRE));

        Answer answer = service.get("/registration/export", token);

        JsonObject export = answer.json();
        JsonObject registration = export.getJsonObject("registration");
        assertThat(registration.getString("name")).isEqualTo("NGONO Marie");
        assertThat(registration.getString("email")).isEqualTo(MARIE);
        assertThat(registration.getString("registeredAt"))
                .isEqualTo(service.clock.instant().toString());
        assertThat(export.getJsonObject("pendingEmail").getString("email")).isEqualTo(CLAIRE);
        assertThat(export.getJsonArray("matches")).hasSize(1);
        assertThat(export.getJsonArray("mails").size()).isEqualTo((int) service.count("mail"));
        assertThat(export.getJsonArray("links").size()).isEqualTo((int) service.count("token"));
        assertThat(export.getJsonArray("history")).hasSize(1);
        assertThat(export.getJsonArray("searchKeys").size())
                .isEqualTo((int) service.count("registration_key, unnest(keys)"));
        assertThat(answer.body()).doesNotContain(token);
        assertThat(service.get("/registration/export", "A".repeat(43)).status()).isEqualTo(401);
    }
}
