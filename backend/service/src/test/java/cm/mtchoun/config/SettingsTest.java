package cm.mtchoun.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void anEmptyEnvironmentIsEnough() {
        Settings settings = read(Map.of());

        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.source().scanInterval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.http().corsOrigins()).containsExactly("http://localhost:5173");
        assertThat(settings.database().url()).isEmpty();
    }

    @Test
    void reportsEveryProblemAtOnceAndNamesEachVariable() {
        Map<String, String> wrong = Map.of(
                "HTTP_PORT", "eighty",
                "SCAN_INTERVAL", "10 minutes",
                "SMTP_HOST", "mail.example.org",
                "SMTP_TLS", "maybe",
                "DATABASE_URL", "mysql://x",
                "DKIM_DOMAIN", "example.org");

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOfSatisfying(SettingsException.class, exception -> assertThat(exception.problems())
                        .hasSize(6)
                        .anySatisfy(problem -> assertThat(problem).startsWith("HTTP_PORT is \"eighty\""))
                        .anySatisfy(problem -> assertThat(problem).startsWith("SCAN_INTERVAL"))
                        .anySatisfy(problem -> assertThat(problem).startsWith("MAIL_FROM"))
                        .anySatisfy(problem -> assertThat(problem).startsWith("SMTP_TLS"))
                        .anySatisfy(problem -> assertThat(problem).startsWith("DATABASE_URL"))
                        .anySatisfy(problem -> assertThat(problem).startsWith("DKIM_KEY")));
    }

    @Test
    void refusesALineBreakInAMailAddress() {
        for (String name : List.of("MAIL_FROM", "MAINTAINER_MAIL", "CANARY_MAIL")) {
            assertThatThrownBy(() -> read(Map.of(name, "a@example.org\r\nBcc: b@example.org")))
                    .hasMessageContaining(name);
        }
    }

    @Test
    void readsASecretFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");

        Settings settings = read(Map.of("SMTP_PASSWORD_FILE", file.toString()));

        assertThat(settings.mail().password()).contains("s3cret");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        assertThatThrownBy(() -> read(Map.of("SMTP_PASSWORD_FILE", "/nowhere/at/all")))
                .hasMessageContaining("SMTP_PASSWORD_FILE names \"/nowhere/at/all\"");
    }

    @Test
    void refusesAFolderThatNoSystemCouldHave() {
        assertThatThrownBy(() -> read(Map.of("DATA_DIR", "var\0run")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("DATA_DIR is \"var\0run\"");
    }

    @Test
    void refusesAValueGivenTwice(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "b");

        assertThatThrownBy(() -> read(Map.of("SMTP_USER", "a", "SMTP_USER_FILE", file.toString())))
                .hasMessageContaining("SMTP_USER is given twice");
    }

    @Test
    void neverPrintsASecret() {
        Settings settings = read(Map.of(
                "DATABASE_URL", "postgresql://mtchoun:hush@db:5432/mtchoun",
                "SMTP_HOST", "mail.example.org",
                "MAIL_FROM", "Mtchoun' mouh <bonjour@example.org>",
                "SMTP_PASSWORD", "hush",
                "DKIM_DOMAIN", "example.org",
                "DKIM_SELECTOR", "k1",
                "DKIM_KEY", "hush",
                "SENTRY_DSN", "https://hush@sentry.example.org/7"));

        assertThat(settings.toString()).doesNotContain("hush").contains("postgresql://mtchoun:***@db:5432/mtchoun");
    }

    @Test
    void sendsACanaryEveryHourAndNothingToOthersUnlessTold() {
        assertThat(read(Map.of()).canary().every()).contains(Duration.ofHours(1));
        assertThat(read(Map.of("CANARY_INTERVAL", "off")).canary().every()).isEmpty();
        assertThat(read(Map.of()).reports()).isEqualTo(new Settings.Reports(Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> read(Map.of("SENTRY_DSN", "sentry.example.org", "CANARY_INTERVAL", "often")))
                .isInstanceOfSatisfying(SettingsException.class, exception -> assertThat(exception.problems())
                        .hasSize(2)
                        .anySatisfy(problem -> assertThat(problem).startsWith("SENTRY_DSN is not of the form"))
                        .anySatisfy(problem -> assertThat(problem).startsWith("CANARY_INTERVAL is \"often\"")));
    }

    @Test
    void isAloneUnlessItIsToldOfOthers() {
        assertThat(read(Map.of()).cluster().members()).isEmpty();
        assertThat(read(Map.of("CLUSTER_MEMBERS", "reader, mailer:5702")).cluster())
                .isEqualTo(new Settings.Cluster(List.of("reader", "mailer:5702"), 5701));
        assertThatThrownBy(() -> read(Map.of("CLUSTER_MEMBERS", "a b")))
                .hasMessageContaining("CLUSTER_MEMBERS names \"a b\"");
    }

    @Property(tries = 2000)
    void anyEnvironmentIsReadOrRefusedInSentences(
            @ForAll("names") String name, @ForAll @StringLength(max = 60) String value) {
        try {
            assertThat(read(Map.of(name, value)).toString()).isNotEmpty();
        } catch (SettingsException refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                    .isNotBlank());
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "HTTP_PORT",
                "DATABASE_URL",
                "DATABASE_URL_FILE",
                "TOKEN_SECRET",
                "DATA_DIR",
                "SOURCE_URL",
                "SCAN_INTERVAL",
                "SMTP_HOST",
                "SMTP_TLS",
                "MAIL_FROM",
                "DKIM_KEY",
                "PUBLIC_SITE_URL",
                "CORS_ORIGINS",
                "CLUSTER_MEMBERS",
                "CLUSTER_PORT",
                "RATE_LIMITS",
                "LOG_FORMAT");
    }

    private static Settings read(Map<String, String> environment) {
        return Settings.read(new Env(environment));
    }
}
