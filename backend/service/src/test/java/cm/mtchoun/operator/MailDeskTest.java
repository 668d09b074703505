package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class MailDeskTest {
    private OperatorService service;
    private Session boss;
    private long mail;

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
        boss = service.loggedIn("boss", Rank.MANAGER);
        long registration = new Publications(service).registration("NGO BISSO'O Marie");
        service.database.sql(
                "update registration set email_hash = $1",
                io.vertx.core.buffer.Buffer.buffer(service.tokens.addressHash("marie@example.org")));
        mail = service.database.number(
                """
                insert into mail (dedup_key, kind, registration_id, payload, created_at)
                values ('match:1', 'match', $1, '{"match":1}', $2) returning id
                """,
                registration,
                service.now());
        service.database.sql(
                """
                insert into job (kind, ref, state, attempts, run_at, created_at, last_error)
                values ('send_mail', $1, 'dead', 16, $2, $2, 'NotAcceptedException: 451 <marie@example.org> not now')
                """,
                mail,
                service.now());
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void saysWhyAMailIsDeadWithoutTheAddress() {
        Answer answer = service.get(boss, "/operator/mails");

        assertThat(answer.items()).singleElement().satisfies(dead -> {
            assertThat(dead.getString("why")).isEqualTo("NotAcceptedException: 451 <…@…> not now");
            assertThat(dead.getString("to")).isEqualTo("m•••@example.org");
            assertThat(dead.getInteger("attempts")).isEqualTo(16);
        });
        assertThat(answer.body()).doesNotContain("marie@");
    }

    @Test
    void sendsADeadMailAgain() {
        assertThat(act("send-again").status()).isEqualTo(202);

        assertThat(service.database.number("select count(*) from job where state = 'ready' and attempts = 0"))
                .isEqualTo(1);
        assertThat(service.get(boss, "/operator/mails").items()).isEmpty();
        assertThat(service.audit()).contains("mail.sent_again mail:" + mail);
    }

    @Test
    void sendsARefusedMailAgainOnceItsAddressMayBeWrittenToAgain() {
        service.database.sql("delete from job");
        service.database.sql("update mail set outcome = 'refused'");
        service.database.sql(
                "insert into suppression (email_hash, reason, created_at) select email_hash, 'refused', $1 from registration",
                service.now());
        assertThat(act("send-again").problem()).isEqualTo("suppressed");

        act("lift");

        assertThat(act("send-again").status()).isEqualTo(202);
        assertThat(service.database.number("select count(*) from mail where outcome is null"))
                .isEqualTo(1);
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        service.database.sql("update mail set outcome = 'sent'");

        assertThat(act("send-again").problem()).isEqualTo("already-sent");
    }

    @Test
    void aSuppressedAddressGetsNothingMore() {
        assertThat(act("suppress").status()).isEqualTo(204);

        assertThat(service.database.number("select count(*) from job")).isZero();
        assertThat(service.get(boss, "/operator/mails?state=suppressed").items())
                .singleElement()
                .satisfies(one -> assertThat(one.getString("suppressed")).isEqualTo("operator"));
    }

    @Test
    void whoAskedForNoMoreMailsIsLeftInPeace() {
        service.database.sql(
                "insert into suppression (email_hash, reason, created_at) select email_hash, 'unsubscribed', $1 from registration",
                service.now());

        assertThat(act("lift").problem()).isEqualTo("unsubscribed");
        assertThat(service.database.number("select count(*) from suppression")).isEqualTo(1);
    }

    @Test
    void findsRegistrationsByTheirAddressOnlyAndShowsThemMasked() {
        Answer found = search(" Marie@Example.org ");

        assertThat(found.items()).singleElement().satisfies(one -> {
            assertThat(one.getString("name")).isEqualTo("N••• B••• M•••");
            assertThat(one.getString("email")).isEqualTo("m•••@example.org");
        });
        assertThat(search("marie").items()).isEmpty();
        assertThat(service.audit()).contains("registration.searched ");
    }

    @Test
    void deadJobsOfAStageAreRevivedTogether() {
        JsonObject jobs = service.get(boss, "/operator/jobs").json();
        assertThat(jobs.getJsonArray("dead").getJsonObject(0).getString("why")).doesNotContain("marie");
        assertThat(jobs.getJsonArray("stages").getJsonObject(0).getInteger("dead"))
                .isEqualTo(1);

        Answer revived = service.post(boss, "/operator/jobs/revive", new JsonObject().put("kind", "send_mail"));

        assertThat(revived.json().getInteger("revived")).isEqualTo(1);
        assertThat(service.get(boss, "/operator/jobs").json().getJsonArray("dead"))
                .isEmpty();
    }

    private Answer search(String email) {
        return service.post(boss, "/operator/registrations/search", new JsonObject().put("email", email));
    }

    private Answer act(String what) {
        return service.post(boss, "/operator/mails/" + mail + "/" + what);
    }
}
