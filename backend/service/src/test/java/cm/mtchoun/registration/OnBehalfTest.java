package cm.mtchoun.registration;

import static cm.mtchoun.registration.RegistrationService.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.apikey.Scope;
import cm.mtchoun.registration.RegistrationService.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OnBehalfTest {
    private static final JsonObject BODY =
            new JsonObject().put("name", "NGONO Marie").put("email", MARIE);

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
    void aProgramLearnsNothingBeforeThePersonConfirmsAndThenFollowsHer() {
        Answer answer = send(key(false, Scope.REGISTER), null, BODY);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getString("id")).startsWith("er_");
        assertThat(service.count("mail where kind = 'confirm'")).isEqualTo(1);
        assertThat(events()).containsExactly("registration.pending");

        String token = service.confirm(service.confirmToken(MARIE)).json().getString("privateToken");
        assertThat(events()).endsWith("registration.active");

        service.delete("/registration", token);
        assertThat(events()).containsExactly("registration.pending", "registration.active", "registration.ended");
        assertThat(service.database.tablesWith("NGONO")).isEmpty();
    }

    @Test
    void aProgramLearnsNothingOfAPersonWhoWasThereAlready() {
        String token = service.active("NGONO Marie", MARIE);
        service.clock.advance(Duration.ofMinutes(1));

        Answer known = send(key(false, Scope.REGISTER), null, BODY);
        Answer unknown = send(key(false, Scope.REGISTER), null, BODY.copy().put("email", "other@example.org"));
        service.post("/registration/collected", token, new JsonObject());

        assertThat(known.json().fieldNames()).isEqualTo(unknown.json().fieldNames());
        assertThat(events()).containsExactly("registration.pending", "registration.pending");
    }

    @Test
    void aProgramLearnsNothingOfAnAddressThatRefusesMail() {
        service.database.sql(
                "insert into suppression values ($1, 'refused', now())",
                Buffer.buffer(service.tokens.addressHash(MARIE)));

        Answer answer = send(key(false, Scope.REGISTER), null, BODY);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getString("id")).startsWith("er_");
        assertThat(events()).containsExactly("registration.pending");
        assertThat(service.count("registration")).isZero();
    }

    @Test
    void aKeyWithoutTheScopeRegistersNobody() {
        assertThat(send(key(false, Scope.NAMES_READ), null, BODY).problem()).isEqualTo("missing-scope");
        assertThat(send("mtk_live_made-up", null, BODY).problem()).isEqualTo("unauthorised");
        assertThat(service.count("registration")).isZero();
    }

    @Test
    void aTestKeyTouchesNothingReal() {
        String key = key(true, Scope.REGISTER);

        Answer taken = send(key, null, BODY.copy().put("email", "delivered@example.org"));
        Answer real = send(key, null, BODY);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(real.errors()).containsExactly("/email not_a_test_address");
        assertThat(service.count("registration") + service.count("mail")).isZero();
        assertThat(service.count("job where kind = 'rehearse'")).isEqualTo(1);
    }

    @Test
    void aRepeatedCallGetsTheSameAnswerAndDoesNothingTwice() {
        String key = key(false, Scope.REGISTER);

        List<String> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> send(key, "\"order-17\"", BODY).body())
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(service.count("entrusted")).isEqualTo(1);
        assertThat(service.count("mail")).isEqualTo(1);
        assertThat(service.database.tablesWith("order-17")).isEmpty();
    }

    @Test
    void aKeyThatCameWithAnotherBodyIsRefusedForADay() {
        send(null, "order-17", BODY);

        Answer other = send(null, "order-17", BODY.copy().put("lang", "en"));
        Answer ofAnotherClient = send(key(false, Scope.REGISTER), "order-17", BODY);
        service.clock.advance(Duration.ofHours(25));
        Answer nextDay = send(null, "order-17", BODY.copy().put("lang", "en"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-mismatch");
        assertThat(ofAnotherClient.status()).isEqualTo(202);
        assertThat(nextDay.status()).isEqualTo(202);
    }

    @Test
    void aKeyIsAnyTextWhateverItWouldMeanInAnAddress() {
        assertThat(send(null, "100%", BODY).status()).isEqualTo(202);
        assertThat(send(null, "a+b", BODY).status()).isEqualTo(202);
        assertThat(send(null, "a b", BODY.copy().put("lang", "en")).status()).isEqualTo(202);
    }

    @Test
    void aCallThatFailedIsNotRemembered() {
        assertThat(send(null, "order-18", BODY.copy().put("source", "nowhere")).status())
                .isEqualTo(400);
        assertThat(send(null, "order-18", BODY).status()).isEqualTo(202);
    }

    private List<String> events() {
        return IntStream.range(0, (int) service.count("event"))
                .mapToObj(i -> {
                    var rows = service.database.sql("select type from event order by id offset $1 limit 1", i);
                    return rows.iterator().next().getString("type");
                })
                .toList();
    }

    private String key(boolean test, Scope... scopes) {
        EnumSet<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(List.of(scopes));
        ApiKeys.Made made = service.await(service.keys.create("Town hall", test, all, null));
        return made.text();
    }

    private Answer send(@Nullable String key, @Nullable String idempotencyKey, JsonObject body) {
        var request = service.request("/registrations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return service.send(request);
    }
}
