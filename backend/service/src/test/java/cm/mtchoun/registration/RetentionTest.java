package cm.mtchoun.registration;

import static cm.mtchoun.pipeline.Eventually.until;
import static cm.mtchoun.registration.RegistrationService.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.registration.RegistrationService.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetentionTest {
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
    void letsGoOfWhatWasNotConfirmedInSevenDaysAndOfNothingElse() {
        service.active("NGONO Rose", "rose@example.org");
        service.register("NGONO Marie", MARIE);
        String link = service.confirmToken(MARIE);

        runAfter(Duration.ofDays(7).minusSeconds(1));
        assertThat(service.count("registration")).isEqualTo(2);
        runAfter(Duration.ofHours(1));

        assertThat(service.count("registration where state = 'active'")).isEqualTo(1);
        assertThat(service.count("registration where state = 'pending'")).isZero();
        assertThat(service.database.tablesWith(MARIE)).isEmpty();
        assertThat(service.confirm(link).problem()).isEqualTo("link-expired");
    }

    @Test
    void waitsAsLongAsTheNewestLinkWorks() {
        service.register("NGONO Marie", MARIE);
        service.clock.advance(Duration.ofDays(6));
        service.post("/registrations/resend", new JsonObject().put("email", MARIE));

        runAfter(Duration.ofDays(6));
        assertThat(service.count("registration")).isEqualTo(1);
        runAfter(Duration.ofDays(2));

        assertThat(service.count("registration")).isZero();
    }

    @Test
    void letsGoTwentyEightDaysAfterTheNewsAndAtOnceWhenCancelled() {
        String token = service.active("NGONO Marie", MARIE);
        long registration = service.onlyRegistration();
        service.told(registration, service.match(registration, "NGONO Marie", LocalDate.parse("2026-03-09"), "notify"));
        service.active("NGONO Rose", "rose@example.org");
        service.database.sql("update registration set state = 'cancelled' where name = 'NGONO Rose'");

        runAfter(Duration.ofDays(27));
        assertThat(service.count("registration where state = 'notified'")).isEqualTo(1);
        assertThat(service.count("registration where state = 'cancelled'")).isZero();
        runAfter(Duration.ofDays(2));

        assertThat(service.count("registration")).isZero();
        assertThat(service.count("match")).isZero();
        Answer page = service.get("/registration", token);
        assertThat(page.status()).isEqualTo(401);
    }

    @Test
    void letsGoOfMoreThanABatchInOneGo() {
        service.register("NGONO Marie", MARIE);
        service.database.sql(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                select source_id, name, email, email_hash, lang, 'cancelled', created_at
                from registration, generate_series(1, 450)
                """);

        runAfter(Duration.ofMinutes(1));

        assertThat(service.count("registration")).isEqualTo(1);
    }

    @Test
    void forgetsOldMailsToTheMaintainerAndOldLinks() {
        service.delete("/registration", service.active("NGONO Marie", MARIE));
        service.database.sql(
                "insert into mail (dedup_key, kind, created_at) values ('source', 'maintainer', $1)",
                service.clock.instant().atOffset(java.time.ZoneOffset.UTC));

        runAfter(Duration.ofDays(89));
        assertThat(service.count("mail") + service.count("former_link")).isEqualTo(3);
        runAfter(Duration.ofDays(2));

        assertThat(service.count("mail") + service.count("former_link")).isZero();
    }

    @Test
    void forgetsANewAddressThatNobodyConfirmedInSevenDays() {
        String token = service.active("NGONO Rose", "rose@example.org");
        service.patch(token, JsonObject.of("email", "third.party@example.net"));

        runAfter(Duration.ofDays(6));
        assertThat(service.count("address_change")).isEqualTo(1);
        runAfter(Duration.ofDays(1));

        assertThat(service.database.tablesWith("third.party")).isEmpty();
        assertThat(service.count("registration where email = 'rose@example.org'"))
                .isEqualTo(1);
    }

    @Test
    void forgetsTheCodesOfMailsNinetyDaysAfterTheyWereSentOnceTheirPersonIsGone() {
        service.database.sql(
                "insert into mail_code (hash, kind, sent_at) values ('\\x01', 'match', $1)",
                service.clock.instant().atOffset(java.time.ZoneOffset.UTC));

        runAfter(Duration.ofDays(89));
        assertThat(service.count("mail_code")).isEqualTo(1);
        runAfter(Duration.ofDays(1));

        assertThat(service.count("mail_code")).isZero();
    }

    @Test
    void comesBackInAnHour() {
        runAfter(Duration.ZERO);

        assertThat(service.database.number(
                        "select extract(epoch from run_at - created_at)::bigint from job where kind = 'retention'"))
                .isEqualTo(3_600);
    }

    /** Runs the job once its time has come, until it has rescheduled itself. */
    private void runAfter(Duration time) {
        service.clock.advance(time);
        String id = service.await(service.vertx.deployVerticle(new RetentionVerticle(service.parts)));
        service.await(service.parts.jobs().runNow(service.database.pool(), cm.mtchoun.pipeline.JobKind.RETENTION, 0));
        until(() -> service.database.number(
                        "select count(*) from job where kind = 'retention' and state = 'ready' and run_at > $1",
                        service.clock.instant().atOffset(java.time.ZoneOffset.UTC))
                == 1);
        service.await(service.vertx.undeploy(id));
    }
}
