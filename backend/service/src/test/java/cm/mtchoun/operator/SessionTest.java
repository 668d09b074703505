package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Answer;
import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class SessionTest {
    private OperatorService service;

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void logsInAndSaysWho() {
        Session session = logIn();

        JsonObject me = service.get(session, "/operator/me").json();

        assertThat(me.getString("login")).isEqualTo("awa");
        assertThat(me.getString("role")).isEqualTo("reviewer");
        assertThat(service.audit()).containsExactly("session.logged_in operator:1");
    }

    @Test
    void saysTheSameForAWrongPasswordAnInactiveAccountAndNone() {
        service.operator("awa", Rank.ADMIN);
        service.operator("gone", Rank.ADMIN);
        service.database.sql("update operator set active = false where login = 'gone'");

        List<Answer> answers = List.of(
                service.logIn("awa", "not her password"),
                service.logIn("gone", OperatorService.PASSWORD),
                service.logIn("nobody", OperatorService.PASSWORD));

        assertThat(answers).allMatch(answer -> answer.status() == 401);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    }

    /** Argon2id fills 19 MiB for every password; that is counted rather than timed. */
    @Test
    void worksAsHardForAnAccountThatThereIsNotAsForOneThatThereIs() {
        service.operator("awa", Rank.ADMIN);
        service.logIn("nobody", "the hash that stands in for none is made now");

        long known = filledBy(() -> service.logIn("awa", "not her password"));
        long unknown = filledBy(() -> service.logIn("nobody", "not her password"));

        assertThat(known).isGreaterThan(19L * 1024 * 1024);
        assertThat(unknown).isCloseTo(known, Percentage.withPercentage(10));
    }

    /** Bytes that the threads which check passwords allocated meanwhile. */
    private static long filledBy(Runnable logIn) {
        long before = filledByPasswords();
        logIn.run();
        return filledByPasswords() - before;
    }

    private static long filledByPasswords() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("passwords"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    @Test
    void anAccessTokenEndsAfterTenMinutesAndTheSessionGoesOnWithTheRefreshToken() {
        Session first = logIn();
        service.clock.advance(Duration.ofMinutes(10));

        assertThat(service.get(first, "/operator/me").status()).isEqualTo(401);
        JsonObject second = service.refresh(first.refreshToken()).json();
        Session renewed = new Session(second.getString("accessToken"), second.getString("refreshToken"));

        assertThat(service.get(renewed, "/operator/me").status()).isEqualTo(200);
        assertThat(renewed.refreshToken()).isNotEqualTo(first.refreshToken());
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheSessionForBoth() {
        Session session = logIn();
        JsonObject thief = service.refresh(session.refreshToken()).json();

        assertThat(service.refresh(session.refreshToken()).status()).isEqualTo(401);

        assertThat(service.refresh(thief.getString("refreshToken")).status()).isEqualTo(401);
        assertThat(service.get(new Session(thief.getString("accessToken"), ""), "/operator/me")
                        .status())
                .isEqualTo(401);
        assertThat(service.audit()).contains("session.token_reused operator:1");
    }

    @Test
    void aSessionThatIsNotContinuedIsOverAfterAWeek() {
        Session session = logIn();
        service.clock.advance(Duration.ofDays(7));

        assertThat(service.refresh(session.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void loggingOutEndsAccessAtOnce() {
        Session session = logIn();

        Answer answer = service.call(
                null, "POST", "/auth/logout", new JsonObject().put("refreshToken", session.refreshToken()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(service.get(session, "/operator/me").status()).isEqualTo(401);
        assertThat(service.refresh(session.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void triesAreLimitedAlikeForKnownAndUnknownAccountsAndComeBackWithTime() {
        service.operator("awa", Rank.REVIEWER);
        for (String login : List.of("awa", "nobody")) {
            for (int i = 0; i < LoginLimit.FOR_ACCOUNT_AND_CLIENT; i++) {
                assertThat(service.logIn(login, "guess number " + i).status()).isEqualTo(401);
            }

            Answer answer = service.logIn(login, OperatorService.PASSWORD);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.headers().get("retry-after")).isEqualTo(List.of("181"));
        }
        service.clock.advance(LoginLimit.WINDOW);

        assertThat(service.logIn("awa", OperatorService.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void rightPasswordsAreNotCountedAsTries() {
        service.operator("awa", Rank.REVIEWER);

        for (int i = 0; i < 2 * LoginLimit.FOR_CLIENT; i++) {
            assertThat(service.logIn("awa", OperatorService.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsNoTokenAndNoPasswordInTheDatabase() {
        Session session = logIn();

        for (String secret : List.of(session.refreshToken(), session.accessToken(), OperatorService.PASSWORD)) {
            assertThat(service.database.number(
                            """
                            select (select count(*) from operator t where t::text like '%' || $1 || '%')
                                 + (select count(*) from operator_session t where t::text like '%' || $1 || '%')
                                 + (select count(*) from operator_refresh t where encode(hash, 'escape') like '%' || $1 || '%')
                            """,
                            secret))
                    .isZero();
        }
        assertThat(service.database
                        .sql("select password_hash from operator")
                        .iterator()
                        .next()
                        .getString(0))
                .startsWith("$argon2id$");
    }

    private Session logIn() {
        service.operator("awa", Rank.REVIEWER);
        return service.session("awa");
    }
}
