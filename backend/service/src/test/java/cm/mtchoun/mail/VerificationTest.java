package cm.mtchoun.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.http.TestApi;
import cm.mtchoun.token.MailCodes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VerificationTest {
    private final TestApi api = new TestApi();
    private final MailCodes codes = new MailCodes(api.tokens);
    private String code = "";

    @BeforeEach
    void open() {
        api.serve(new VerificationRoutes(api.database.pool(), codes));
        code = sent("NGO BISSO'O Marie-Claire");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tellsWhatWeSentAndWhenButNotToWhom() {
        assertThat(verify(code))
                .isEqualTo(JsonObject.of(
                        "sent", true, "kind", "match", "sentAt", "2026-03-10T12:00:00Z", "name", "N•• B•• M••-C••"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower case", "no hyphen", "blanks", "letters that look like digits"})
    void forgivesHowACodeIsTyped(String way) {
        String typed =
                switch (way) {
                    case "lower case" -> code.toLowerCase(java.util.Locale.ROOT);
                    case "no hyphen" -> code.replace("-", "");
                    case "blanks" -> " " + code.replace("-", " ") + " ";
                    default -> code.replace('0', 'O').replace('1', 'l');
                };

        assertThat(verify(typed).getBoolean("sent")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAA-AAAAA", "x", "<script>", "' or true --", "é"})
    void saysThatAnyOtherCodeIsNotOurs(String other) {
        assertThat(verify(other)).isEqualTo(JsonObject.of("sent", false, "kind", null, "sentAt", null, "name", null));
    }

    @Test
    void stillKnowsTheCodeButNoNameOnceTheRegistrationIsErased() {
        api.database.sql("delete from registration");

        JsonObject answer = verify(code);

        assertThat(answer.getBoolean("sent")).isTrue();
        assertThat(answer.getString("kind")).isEqualTo("match");
        assertThat(answer.getString("name")).isNull();
    }

    @Test
    void keepsNoCodeThatCouldBeReadFromTheDatabase() {
        assertThat(api.database.tablesWith(code)).isEmpty();
        assertThat(api.database.tablesWith(code.replace("-", ""))).isEmpty();
    }

    @Test
    void noTwoMailsShareACode() {
        Set<String> seen = new HashSet<>();
        for (long id = 0; id < 50_000; id++) {
            seen.add(codes.of(id));
        }

        assertThat(seen).hasSize(50_000);
    }

    private JsonObject verify(String typed) {
        return TestApi.json(
                api.send(TestApi.withBody(api.request("/verifications"), "POST", JsonObject.of("code", typed))));
    }

    private String sent(String name) {
        api.database.sql(
                """
                insert into source (key, name, page_url, check_every, created_at)
                values ('marseille', 'M', 'http://example.org', interval '10 minutes', now())
                """);
        long mail = api.database.number(
                """
                with person as (
                    insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                    select id, $1, 'm@example.org', '\\x00', 'fr', 'active', now() from source returning id)
                insert into mail (dedup_key, kind, registration_id, created_at) select 'm', 'match', id, now() from person
                returning id
                """,
                name);
        String given = codes.of(mail);
        api.database.sql(
                "insert into mail_code (hash, mail_id, kind, sent_at) values ($1, $2, 'match', $3)",
                Buffer.buffer(codes.hash(given)),
                mail,
                api.now());
        return given;
    }
}
