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
class AccountsTest {
    private OperatorService service;
    private Session admin;

    @BeforeEach
    void open() throws Exception {
        service = new OperatorService();
        admin = service.loggedIn("chief", Rank.ADMIN);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void aNewAccountWorksWithThePasswordItWasGiven() {
        Answer added = add("awa", "reviewer");

        assertThat(added.status()).isEqualTo(201);
        assertThat(service.logIn("awa", added.json().getString("password")).status())
                .isEqualTo(200);
        assertThat(service.audit()).contains("operator.added operator:2");
    }

    @Test
    void aLoginBelongsToOneAccount() {
        add("awa", "reviewer");

        assertThat(add("awa", "manager").problem()).isEqualTo("login-taken");
    }

    @Test
    void anotherRoleCountsFromTheNextCallOn() {
        Session awa = service.loggedIn("awa", Rank.REVIEWER);
        assertThat(service.get(awa, "/operator/audit").status()).isEqualTo(403);

        service.patch(admin, "/operator/operators/2", new JsonObject().put("role", "manager"));

        assertThat(service.get(awa, "/operator/audit").status()).isEqualTo(200);
    }

    @Test
    void anAccountMadeInactiveIsOutAtOnce() {
        Session awa = service.loggedIn("awa", Rank.REVIEWER);

        service.patch(admin, "/operator/operators/2", new JsonObject().put("active", false));

        assertThat(service.get(awa, "/operator/me").status()).isEqualTo(401);
        assertThat(service.logIn("awa", OperatorService.PASSWORD).status()).isEqualTo(401);
    }

    /** As when it is made so while its session is being opened, or in the database by hand. */
    @Test
    void anInactiveAccountMayDoNothingThoughItsSessionIsOpen() {
        Session awa = service.loggedIn("awa", Rank.REVIEWER);

        service.database.sql("update operator set active = false where login = 'awa'");

        assertThat(service.get(awa, "/operator/me").status()).isEqualTo(401);
    }

    @Test
    void theLastAdminStaysOne() {
        Answer demoted = service.patch(admin, "/operator/operators/1", new JsonObject().put("role", "manager"));
        Answer inactive = service.patch(admin, "/operator/operators/1", new JsonObject().put("active", false));

        assertThat(demoted.problem()).isEqualTo("last-admin");
        assertThat(inactive.problem()).isEqualTo("last-admin");
        assertThat(service.get(admin, "/operator/operators").items().get(0).getString("role"))
                .isEqualTo("admin");
    }

    @Test
    void aResetPasswordEndsTheSessionsOfTheOldOne() {
        Session awa = service.loggedIn("awa", Rank.REVIEWER);

        String password = service.post(admin, "/operator/operators/2/password-reset")
                .json()
                .getString("password");

        assertThat(service.get(awa, "/operator/me").status()).isEqualTo(401);
        assertThat(service.logIn("awa", OperatorService.PASSWORD).status()).isEqualTo(401);
        assertThat(service.logIn("awa", password).status()).isEqualTo(200);
    }

    @Test
    void changingOnesPasswordNeedsTheOldOneAndKeepsOnlyThisSession() {
        Session elsewhere = service.session("chief");
        JsonObject wrong = change("not the password");
        JsonObject right = change(OperatorService.PASSWORD);

        assertThat(service.post(admin, "/operator/me/password", wrong).status()).isEqualTo(400);
        assertThat(service.post(admin, "/operator/me/password", right).status()).isEqualTo(204);

        assertThat(service.get(admin, "/operator/me").status()).isEqualTo(200);
        assertThat(service.get(elsewhere, "/operator/me").status()).isEqualTo(401);
        assertThat(service.logIn("chief", "another long phrase").status()).isEqualTo(200);
    }

    private static JsonObject change(String current) {
        return new JsonObject().put("currentPassword", current).put("newPassword", "another long phrase");
    }

    private Answer add(String login, String role) {
        return service.post(
                admin,
                "/operator/operators",
                new JsonObject().put("login", login).put("name", "Awa").put("role", role));
    }
}
