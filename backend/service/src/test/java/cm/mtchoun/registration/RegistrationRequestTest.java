package cm.mtchoun.registration;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.registration.RegistrationRequest.Invalid;
import cm.mtchoun.registration.RegistrationRequest.Valid;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationRequestTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    @Test
    void takesWhatAPersonTypes() {
        JsonObject body = body().put("name", "  NGO  BISSO'O Marie-Claire ")
                .put("email", "Marie@Example.org ")
                .put("depositedOn", "2026-03-10")
                .put("lang", "en")
                .put("source", "marseille");

        RegistrationRequest request = valid(body);

        assertThat(request.name().text()).isEqualTo("NGO BISSO'O Marie-Claire");
        assertThat(request.email().text()).isEqualTo("Marie@Example.org");
        assertThat(request.depositedOn()).isEqualTo(TODAY);
        assertThat(request.lang()).isEqualTo(Lang.EN);
        assertThat(request.source()).isEqualTo("marseille");
    }

    @Test
    void writesFrenchAndWatchesTheFirstSourceUnlessAskedOtherwise() {
        RegistrationRequest request = valid(body());

        assertThat(request.lang()).isEqualTo(Lang.FR);
        assertThat(request.source()).isNull();
        assertThat(request.depositedOn()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BOUBAKARY",
                "ETO'O",
                "ANGA’A Joséphine",
                "DE NLET vve ABENA Zoë",
                "NGONO II Paul",
                "Lô",
                "MBALLA épse NONO"
            })
    void takesEveryKindOfName(String name) {
        assertThat(valid(body().put("name", name)).name().text()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            N                         | too_short
            .-                        | too_short
            II II                     | too_short
            NGONO 2                   | digits
            NGONO\\0Marie         | control_characters
            NGONO\\nMarie             | control_characters
            NGONO\u202eMarie         | control_characters
            <b>NGONO</b>              | markup
            NGONO@Marie               | invalid_characters
            NGONO 😀                  | invalid_characters
            """)
    void saysWhatIsWrongWithAName(String name, String code) {
        assertThat(codes(body().put("name", name.translateEscapes()))).contains("/name " + code);
    }

    @Test
    void refusesANameOfThreeHundredLetters() {
        assertThat(codes(body().put("name", "A".repeat(300)))).containsExactly("/name too_long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.org", "marie.claire+passeport@sous.domaine.example.cm", "m'a_r-i@xn--caf-dma.example"
            })
    void takesAddresses(String email) {
        assertThat(valid(body().put("email", email)).email().text()).isEqualTo(email);
    }

    @Test
    void writesAnInternationalHostAsMailServersKnowIt() {
        assertThat(valid(body().put("email", "a@Café.example")).email().text()).isEqualTo("a@xn--caf-dma.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            marie                        | invalid_format
            marie@                       | invalid_format
            @example.org                 | invalid_format
            marie@example                | invalid_format
            marie@@example.org           | invalid_format
            marie@example..org           | invalid_format
            marie@-example.org           | invalid_format
            marie@example.123            | invalid_format
            marie@[127.0.0.1]            | invalid_format
            .marie@example.org           | invalid_format
            ma..rie@example.org          | invalid_format
            marie@example.org\\n         | invalid_characters
            marie@example.org\\r\\nBcc: a@b.cm | invalid_characters
            marie@example.org\\0     | invalid_characters
            marie@exa\u200bmple.org     | invalid_characters
            Marie <marie@example.org>    | invalid_characters
            a@example.org,b@example.org  | invalid_characters
            ma rie@example.org           | invalid_characters
            """)
    void saysWhatIsWrongWithAnAddress(String email, String code) {
        assertThat(codes(body().put("email", email.translateEscapes()))).containsExactly("/email " + code);
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        String email = "a@" + "b.".repeat(130) + "org";

        assertThat(codes(body().put("email", email))).containsExactly("/email too_long");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11, in_the_future",
        "1999-12-31, too_old",
        "2026-02-30, invalid_date",
        "10/03/2026, invalid_date",
        "'', invalid_date"
    })
    void refusesADepositDateThatCannotBe(String date, String code) {
        assertThat(codes(body().put("depositedOn", date))).containsExactly("/depositedOn " + code);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        JsonObject body = new JsonObject()
                .put("name", 7)
                .putNull("depositedOn")
                .put("lang", "de")
                .put("a/b~c", "x");

        assertThat(codes(body))
                .containsExactly(
                        "/name wrong_type",
                        "/email required",
                        "/depositedOn wrong_type",
                        "/lang not_one_of",
                        "/a~1b~0c unknown_field");
    }

    @Test
    void neverRepeatsWhatWasSentNorShowsItInItsText() {
        JsonObject body = body().put("name", "SECRET 1").put("email", "secret");

        assertThat(invalid(body)).extracting(FieldError::message).noneMatch(text -> text.contains("ecret"));
        assertThat(valid(body())).asString().doesNotContain("NGONO").doesNotContain("example.org");
    }

    @Property
    void parsesWhateverIsSent(@ForAll String name, @ForAll String email, @ForAll String date, @ForAll String other) {
        JsonObject body = new JsonObject().put("name", name).put("email", email).put("depositedOn", date);

        assertThat(RegistrationRequest.parse(body.put(other, other), TODAY)).isNotNull();
    }

    @Property
    void aNameThatIsTakenCanBeFound(@ForAll List<@From("parts") String> parts) {
        JsonObject body = body().put("name", String.join(" ", parts));

        if (RegistrationRequest.parse(body, TODAY) instanceof Valid taken) {
            assertThat(NameKeys.of(taken.request().name())).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.of(
                "NGO", "II", "Mme", "vve", "épse", "née", "de", "Jr", "dit", "-", "'", "A", "B.", "Zoë", "你好");
    }

    @Property
    void anAddressThatIsTakenHasNoLineBreak(@ForAll String local, @ForAll String host) {
        String text = local + "@" + host + ".org";

        if (MailAddress.check(text) == null) {
            assertThat(text).doesNotContainAnyWhitespaces().hasSizeLessThan(255);
        }
    }

    private static JsonObject body() {
        return new JsonObject().put("name", "NGONO Marie").put("email", "marie@example.org");
    }

    private static RegistrationRequest valid(JsonObject body) {
        assertThat(RegistrationRequest.parse(body, TODAY)).isInstanceOf(Valid.class);
        return ((Valid) RegistrationRequest.parse(body, TODAY)).request();
    }

    private static List<FieldError> invalid(JsonObject body) {
        assertThat(RegistrationRequest.parse(body, TODAY)).isInstanceOf(Invalid.class);
        return ((Invalid) RegistrationRequest.parse(body, TODAY)).errors();
    }

    private static List<String> codes(JsonObject body) {
        return invalid(body).stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
