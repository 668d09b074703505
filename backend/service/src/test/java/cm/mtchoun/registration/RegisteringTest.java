package cm.mtchoun.registration;

import static cm.mtchoun.registration.RegistrationService.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.registration.RegistrationService.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RegisteringTest {
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
    void keepsTheRegistrationWaitingAndSendsOneMailThatAsksToConfirm() {
        Answer answer = service.register("NGO BISSO'O Marie-Claire", MARIE);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).isEqualTo(new JsonObject().put("status", "confirmation_sent"));
        assertThat(service.count("registration where state = 'pending' and lang = 'fr'"))
                .isEqualTo(1);
        assertThat(service.count("mail where kind = 'confirm'")).isEqualTo(1);
        assertThat(service.count("job where kind = 'send_confirmation'")).isEqualTo(1);
        assertThat(service.count("registration_key")).isZero();
    }

    @Test
    void theMailKnowsTheLinkByItsHashAndNoTableHoldsTheToken() {
        service.register("NGONO Marie", MARIE);
        String token = service.confirmToken(MARIE);

        assertThat(service.database.number(
                        "select count(*) from mail m join token t on encode(t.hash, 'hex') = m.payload ->> 'token'"))
                .isEqualTo(1);
        assertThat(service.database.tablesWith(token)).isEmpty();
        assertThat(token).matches("[A-Za-z0-9_-]{20,200}");
    }

    @Test
    void aMailHoldsNeitherNameNorAddress() {
        service.register("NGONO Marie", MARIE);

        assertThat(service.database.number("select count(*) from mail m where m::text ~* 'ngono|marie'"))
                .isZero();
    }

    @Test
    void answersTheSameWhateverIsKnownOfTheAddress() {
        service.active("NGONO Marie", MARIE);
        service.register("MBALLA Paul", "paul@example.org");
        refuseMailsTo("gone@example.org");

        List<Answer> answers = List.of(
                service.register("NGONO Marie", MARIE),
                service.register("MBALLA Paul", "paul@example.org"),
                service.register("NANA Awa", "gone@example.org"),
                service.register("TALLA Rose", "new@example.org"),
                resend(MARIE),
                resend("paul@example.org"),
                resend("gone@example.org"),
                resend("nobody@example.org"));

        assertThat(answers).containsOnly(answers.get(0));
    }

    /** Nothing is done for an address that nobody knows: without its least time, that answer would be there at once. */
    @Test
    void answersNoSoonerWhateverIsKnownOfTheAddress() {
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            resend("nobody@example.org");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
        }
    }

    @Test
    void aRefusedAddressTakesACommitToDiskAsAnyOtherDoes() {
        refuseMailsTo("gone@example.org");
        long before = nextTransaction();

        service.register("NANA Awa", "gone@example.org");

        assertThat(service.count("registration")).isZero();
        assertThat(nextTransaction()).isGreaterThan(before);
    }

    /** Only a transaction that writes has a number. */
    private long nextTransaction() {
        return service.database.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    @Test
    void askingTwiceForTheSameNameSendsANewLinkAndKeepsOneRegistration() {
        service.register("NGONO Marie", MARIE);
        String first = service.confirmToken(MARIE);

        service.register("Ngono marie", "Marie@Example.org");

        assertThat(service.count("registration")).isEqualTo(1);
        assertThat(service.count("mail")).isEqualTo(2);
        assertThat(service.confirmToken(MARIE)).isNotEqualTo(first);
    }

    @Test
    void whatWasAskedLastCountsUntilItIsConfirmed() {
        service.register("NGONO Marie", MARIE);

        service.post(
                "/registrations",
                new JsonObject()
                        .put("name", "NGONO Marie")
                        .put("email", MARIE)
                        .put("lang", "en")
                        .put("depositedOn", "2026-01-05"));

        assertThat(service.count("registration where lang = 'en' and deposited_on = '2026-01-05'"))
                .isEqualTo(1);
    }

    @Test
    void aStrangerCannotChangeAConfirmedRegistration() {
        service.active("NGONO Marie", MARIE);

        service.post(
                "/registrations",
                new JsonObject().put("name", "NGONO Marie").put("email", MARIE).put("lang", "en"));

        assertThat(service.count("registration where state = 'active' and lang = 'fr'"))
                .isEqualTo(1);
        assertThat(service.count("registration")).isEqualTo(1);
        assertThat(service.confirm(service.confirmToken(MARIE)).status()).isEqualTo(200);
    }

    @Test
    void registersAFamilyWithOneAddressAndManyPeopleWithOneName() {
        service.register("NGONO Marie", MARIE);
        service.register("NGONO Paul", MARIE);
        service.register("NGONO Marie", "another@example.org");

        assertThat(service.count("registration")).isEqualTo(3);
        assertThat(service.count("mail")).isEqualTo(3);
    }

    @Test
    void twoIdenticalRequestsAtOnceMakeOneRegistrationWithOneWorkingLink() {
        IntStream.range(0, 4).parallel().forEach(i -> service.register("NGONO Marie", MARIE));

        assertThat(service.count("registration")).isEqualTo(1);
        assertThat(service.count("token where superseded_at is null")).isEqualTo(1);
    }

    @Test
    void manyWhoRegisterAtOnceAreEachSentTheirLinkAndTheLimitOfAnAddressHolds() throws Exception {
        List<Integer> statuses = service.registerAtOnce(IntStream.range(0, 60)
                .mapToObj(i -> RegistrationService.request(
                        "NGONO " + "ABCDEFGHIJ".charAt(i % 10) + "a", i < 10 ? MARIE : "p" + i + "@example.org"))
                .toList());

        assertThat(statuses).hasSize(60).containsOnly(202);
        assertThat(service.count("registration")).isEqualTo(60);
        assertThat(service.count(
                        "registration r join token t on t.registration_id = r.id and t.sent_to = r.email_hash"))
                .isEqualTo(50 + AddressStanding.MAILS_AN_HOUR);
        assertThat(service.count("mail m join job j on j.ref = m.id and j.kind = 'send_confirmation'"))
                .isEqualTo(50 + AddressStanding.MAILS_AN_HOUR);
    }

    @Test
    void oneThatTheDatabaseRefusesHindersNobodyWhoRegistersAtTheSameMoment() throws Exception {
        service.database.sql("alter table registration add constraint refused check (name <> 'NGONO Refused')");

        List<Integer> statuses = service.registerAtOnce(IntStream.range(0, 30)
                .mapToObj(i -> RegistrationService.request(
                        i == 20 ? "NGONO Refused" : "NGONO Marie", "p" + i + "@example.org"))
                .toList());

        assertThat(statuses.get(20)).isEqualTo(500);
        assertThat(statuses.stream().filter(status -> status == 202)).hasSize(29);
        assertThat(service.count("registration")).isEqualTo(29);
    }

    @Test
    void anAddressThatSomebodyHoldsForLongHindersNobodyElse() throws Exception {
        Promise<Void> letGo = Promise.promise();
        long lock = Buffer.buffer(service.tokens.addressHash(MARIE)).getLong(0);
        Future<?> holder = service.database.pool().withTransaction(transaction -> transaction
                .preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(lock))
                .compose(held -> letGo.future()));
        Eventually.until(() -> service.count("pg_locks where locktype = 'advisory'") == 1);

        List<Integer> statuses = service.registerAtOnce(IntStream.range(0, 20)
                .mapToObj(i -> RegistrationService.request("NGONO Marie", i == 10 ? MARIE : "p" + i + "@example.org"))
                .toList());
        letGo.complete();
        holder.await(5, TimeUnit.SECONDS);

        assertThat(statuses.get(10)).isEqualTo(503);
        assertThat(statuses.stream().filter(status -> status == 202)).hasSize(19);
        assertThat(service.register("NGONO Marie", MARIE).status()).isEqualTo(202);
    }

    @Test
    void anUnknownSourceHindersNobodyWhoRegistersAtTheSameMoment() throws Exception {
        List<Integer> statuses = service.registerAtOnce(IntStream.range(0, 20)
                .mapToObj(i -> RegistrationService.request("NGONO Marie", "p" + i + "@example.org")
                        .put("source", i == 10 ? "nowhere" : "marseille"))
                .toList());

        assertThat(statuses.get(10)).isEqualTo(400);
        assertThat(statuses.stream().filter(status -> status == 202)).hasSize(19);
        assertThat(service.count("registration")).isEqualTo(19);
    }

    @Test
    void askingAgainAndConfirmingAtOnceHinderNeitherOther() {
        service.register("NGONO Marie", MARIE);
        String token = service.confirmToken(MARIE);

        List<Integer> statuses = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> switch (i % 3) {
                    case 0 -> service.register("NGONO Marie", MARIE).status();
                    case 1 -> resend(MARIE).status();
                    default -> service.confirm(token).status();
                })
                .toList();

        assertThat(statuses).allMatch(status -> status == 202 || status == 200 || status == 410);
        assertThat(service.count("registration")).isEqualTo(1);
    }

    @Test
    void sendsAnAddressFiveMailsAnHourAndTenADayAndTheRestLater() {
        for (int i = 0; i < 8; i++) {
            assertThat(service.register("NGONO " + "A".repeat(i + 1), MARIE).status())
                    .isEqualTo(202);
        }
        assertThat(service.count("mail")).isEqualTo(5);
        assertThat(service.count("registration")).isEqualTo(8);

        sendOwedAfter(Duration.ofMinutes(61));
        assertThat(service.count("mail")).isEqualTo(8);
        assertThat(service.count("registration r where not exists (select from token where registration_id = r.id)"))
                .isZero();

        service.clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 5; i++) {
            resend(MARIE);
        }
        assertThat(service.count("mail")).isEqualTo(10);
    }

    @Test
    void nobodyCanFillTheTableForAnAddressTheyDoNotOwn() {
        for (int i = 0; i < 25; i++) {
            service.register("NGONO " + "A".repeat(i + 1), MARIE);
        }

        assertThat(service.count("registration")).isEqualTo(AddressStanding.MOST_PENDING);
    }

    @Test
    void sendsNothingToAnAddressThatMailsBounceFrom() {
        refuseMailsTo(MARIE);

        service.register("NGONO Marie", MARIE);

        assertThat(service.count("mail")).isZero();
        assertThat(service.count("registration")).isZero();
        assertThat(service.metrics.scrape()).contains("mtchoun_registrations_total{event=\"held_back\"} 1.0");
    }

    @Test
    void resendsForEveryRegistrationThatWaitsAndForNoOther() {
        service.active("NGONO Marie", MARIE);
        service.register("NGONO Paul", MARIE);
        service.register("NGONO Rose", MARIE);
        List<String> before = service.confirmTokens(MARIE, "t.superseded_at is null and t.used_at is null");

        resend("MARIE@example.org");

        List<String> after = service.confirmTokens(MARIE, "t.superseded_at is null and t.used_at is null");
        assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(service.count("mail")).isEqualTo(5);
    }

    @Test
    void refusesToResendToWhatIsNoAddress() {
        Answer answer = resend("marie@example.org\r\nBcc: all@example.org");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsExactly("/email invalid_characters");
    }

    @Test
    void watchesTheSourceThatWasAskedForAndRefusesOneThatIsNone() {
        service.addSource("lyon");
        JsonObject body = new JsonObject().put("name", "NGONO Marie").put("email", MARIE);

        Answer known = service.post("/registrations", body.copy().put("source", "lyon"));
        Answer unknown = service.post("/registrations", body.copy().put("source", "paris"));

        assertThat(known.status()).isEqualTo(202);
        assertThat(service.count("registration r join source s on s.id = r.source_id and s.key = 'lyon'"))
                .isEqualTo(1);
        assertThat(unknown.errors()).containsExactly("/source unknown_source");
        assertThat(service.count("registration")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"name":"N","email":"a@example.org"}                                      | /name
            {"name":"NGONO 12","email":"a@example.org"}                               | /name
            {"name":"NGONO\\u0007 Marie","email":"a@example.org"}                     | /name
            {"name":"<script>alert()</script>","email":"a@example.org"}              | /name
            {"name":"NGONO Marie","email":"a.example.org"}                            | /email
            {"name":"NGONO Marie","email":"a@example.org\\nBcc: b@example.org"}       | /email
            {"name":"NGONO Marie","email":"a@example.org","admin":true}               | /admin
            {"name":"NGONO Marie","email":"a@example.org","depositedOn":"2026-03-11"} | /depositedOn
            {"name":"NGONO Marie","email":"a@example.org","depositedOn":"2026-02-30"} | /depositedOn
            {"name":"NGONO Marie","email":"a@example.org","lang":"de"}                | /lang
            {"name":"NGONO Marie"}                                                    | /email
            """)
    void namesTheFieldThatIsWrongAndKeepsNothing(String body, String pointer) {
        Answer answer = send(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.errors()).singleElement().asString().startsWith(pointer + " ");
        assertThat(service.count("registration")).isZero();
    }

    @Test
    void namesAllThatIsWrongAtOnceWhoeverFindsIt() {
        Answer answer = send(
                "{\"name\":\"N\",\"email\":\"a.example.org\",\"depositedOn\":\"2026-03-11\",\"lang\":\"de\",\"admin\":1}");

        assertThat(answer.errors())
                .containsExactlyInAnyOrder(
                        "/name too_short",
                        "/lang not_one_of",
                        "/admin unknown_field",
                        "/email invalid_format",
                        "/depositedOn in_the_future");
    }

    @Test
    void refusesWhatIsTooLongOrTooLarge() {
        Answer longName = send("{\"name\":\"" + "A".repeat(300) + "\",\"email\":\"a@example.org\"}");
        Answer large = send("{\"name\":\"" + "A".repeat(10_000_000) + "\"}");

        assertThat(longName.errors()).containsExactly("/name too_long");
        assertThat(large.status()).isEqualTo(413);
        assertThat(service.register("NGONO Marie", MARIE).status()).isEqualTo(202);
    }

    private Answer send(String body) {
        return service.send(service.request("/registrations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer resend(String email) {
        return service.post("/registrations/resend", new JsonObject().put("email", email));
    }

    private void sendOwedAfter(Duration time) {
        service.clock.advance(time);
        service.await(new Registering(service.parts).sendOwed());
    }

    private void refuseMailsTo(String email) {
        service.database.sql(
                "insert into suppression values ($1, 'refused', $2)",
                Buffer.buffer(service.parts.tokens().addressHash(email)),
                service.clock.instant().atOffset(ZoneOffset.UTC));
    }
}
