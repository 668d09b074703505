package cm.mtchoun.journey;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.inbox.ReceivedMail;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forty people register, a communiqué of three pages and 120 names is published: exactly the right ones get one mail. */
@Timeout(420)
class JourneyTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 1, 5);
    private static final int LISTED_PEOPLE = 30;
    private static final List<UnaryOperator<String>> HABITS = List.of(
            name -> name,
            name -> name.toLowerCase(Locale.FRENCH),
            JourneyTest::withoutAccents,
            name -> name.replace('-', ' '),
            JourneyTest::givenNamesFirst);

    @TempDir
    Path dataDir;

    @Test
    void everyListedPersonIsToldOnceAndNobodyElse() throws Exception {
        try (Town town = new Town(dataDir, Map.of("MAINTAINER_MAIL", "maintainer@example.org"))) {
            List<String> published = names();
            town.service.start();
            Optional<Prometheus> prometheus = Prometheus.start(dataDir.resolve("prometheus"), town.service);
            try (AutoCloseable watching = prometheus.isEmpty() ? () -> {} : prometheus.get()) {
                registerForty(town, published);

                town.publish(PUBLISHED, published, Level.SCAN);

                until(() -> town.mails("match") == LISTED_PEOPLE && town.isQuiet());
                if (prometheus.isPresent()) {
                    Questions.haveAnswers(prometheus.get());
                    assertThat(prometheus.get().firing()).isEmpty();
                }
            }
            assertEveryListedPersonWasToldOnce(town);
            assertThat(town.mails("maintainer", "maintainer@example.org"))
                    .anySatisfy(mail -> assertThat(mail.text()).contains("3"));
            assertThat(town.service.management("/metrics").body())
                    .contains("mtchoun_mails_total{kind=\"match\",outcome=\"sent\"} 30.0")
                    .contains("mtchoun_publication_to_mail_seconds_count 30")
                    .contains("mtchoun_backlog{kind=");
            assertNothingPersonalWasLogged(town, published);
            assertThat(town.service.stop()).isEqualTo(143);
        }
    }

    @Test
    void aPersonWhoRegistersAfterThePublicationIsToldToo() throws Exception {
        try (Town town = new Town(dataDir, Map.of())) {
            List<String> published = names().subList(0, 30);
            town.publish(PUBLISHED, published, Level.SCAN);
            town.service.start();
            until(() -> town.database.number("select count(*) from listed_name") >= 30 && town.isQuiet());

            town.register(withoutAccents(published.get(3)), "late@example.org");

            until(() ->
                    town.isQuiet() && !town.mails("match", "late@example.org").isEmpty());
            assertThat(town.mails("match")).isEqualTo(1);
        }
    }

    /** The lock makes the stage stand still in the middle of its work; so the kill always hits it there. */
    @Test
    void aKillInTheMiddleOfAnyStageLosesNothingAndRepeatsNothing() throws Exception {
        try (Town town = new Town(dataDir, Map.of())) {
            List<String> published = names();
            town.service.start();
            town.inbox.stopSmtp().await(5, TimeUnit.SECONDS);
            ask(town, published);
            holdMails(town);
            killWhile(town, "send_confirmation", "mail", () -> sendNow(town));
            confirm(town);

            killWhile(town, "check_source", "image", () -> town.publish(PUBLISHED, published, Level.SCAN));
            killWhile(town, "read_image", "listed_name", () -> {});
            town.inbox.stopSmtp().await(5, TimeUnit.SECONDS);
            killWhile(town, "match_image", "match", () -> {});
            until(() -> town.database.number("select count(*) from mail where kind = 'match'") == LISTED_PEOPLE);
            holdMails(town);
            killWhile(town, "send_mail", "mail", () -> sendNow(town));

            until(() -> town.mails("match") >= LISTED_PEOPLE && town.isQuiet());
            assertEveryListedPersonWasToldOnce(town);
            assertThat(town.database.number("select count(*) from image")).isEqualTo(3);
            assertThat(town.database.number("select count(*) from reading")).isEqualTo(3);
            assertThat(town.database.number("select count(*) from job where state = 'dead'"))
                    .isZero();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void killWhile(Town town, String kind, String table, Step step) throws Exception {
        SqlConnection connection = town.database.pool().getConnection().await(10, TimeUnit.SECONDS);
        Transaction transaction = connection.begin().await(10, TimeUnit.SECONDS);
        connection
                .query("lock table " + table + " in access exclusive mode")
                .execute()
                .await(30, TimeUnit.SECONDS);
        step.run();
        until(() -> town.database.number("select count(*) from job where kind = $1 and state = 'running'", kind) > 0
                && town.database.number(
                                """
                                select count(*) from pg_locks
                                where not granted and relation = $1::text::regclass
                                  and database = (select oid from pg_database where datname = current_database())
                                """,
                                table)
                        > 0);
        town.service.kill();
        // nobody renews them any more; that others wait for their end is DrainTest's
        town.database.sql("update job set claimed_until = now() where state = 'running'");
        transaction.rollback().await(10, TimeUnit.SECONDS);
        connection.close().await(10, TimeUnit.SECONDS);
        town.service.start();
    }

    /** Lets no mail be under way: one that was rendered before the kill could arrive before its end is written. */
    private static void holdMails(Town town) {
        until(() -> {
            town.database.sql("update job set run_at = now() + interval '1 hour' where kind like 'send_%'");
            return town.database.number("select count(*) from job where kind like 'send_%' and state = 'running'") == 0;
        });
    }

    /** Mails that were held back wait for their next try; now is it. */
    private static void sendNow(Town town) throws Exception {
        town.inbox.startSmtp().await(5, TimeUnit.SECONDS);
        town.database.sql("update job set run_at = now() where kind like 'send_%'");
    }

    private static void registerForty(Town town, List<String> published) throws Exception {
        ask(town, published);
        confirm(town);
    }

    private static void ask(Town town, List<String> published) throws Exception {
        for (int i = 0; i < LISTED_PEOPLE; i++) {
            String typed = HABITS.get(i % HABITS.size()).apply(published.get(i * 4));
            town.ask(typed, address(i));
        }
        List<String> others = new NameGenerator(77)
                .list(60).stream().filter(name -> !published.contains(name)).toList();
        for (int i = LISTED_PEOPLE; i < 40; i++) {
            town.ask(others.get(i), address(i));
        }
    }

    private static void confirm(Town town) throws Exception {
        for (int i = 0; i < 40; i++) {
            town.confirm(address(i));
        }
    }

    private static void assertEveryListedPersonWasToldOnce(Town town) {
        for (int i = 0; i < 40; i++) {
            List<ReceivedMail> mails = town.mails("match", address(i));
            assertThat(mails).as("mails to person %d", i).hasSize(i < LISTED_PEOPLE ? 1 : 0);
            mails.forEach(mail -> {
                assertThat(mail.files()).as("the crop of the line").isNotEmpty();
                assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
                assertThat(mail.text()).contains("/suivi#token=");
            });
        }
        assertThat(town.mails("confirm")).isEqualTo(40);
    }

    private static void assertNothingPersonalWasLogged(Town town, List<String> published) {
        Set<String> lines = town.service.log().lines().collect(Collectors.toSet());
        assertThat(lines).noneMatch(line -> line.contains("@example.org"));
        assertThat(lines).noneMatch(line -> published.stream().anyMatch(line::contains));
    }

    private static List<String> names() {
        return NameGenerator.alphabetical(new NameGenerator(5).list(120));
    }

    private static String address(int person) {
        return "person%02d@example.org".formatted(person);
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /** Written as people say it: the words in small letters after the surnames come first. */
    private static String givenNamesFirst(String name) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        if (name.contains(" ep")
                || name.contains(" ép")
                || name.toLowerCase(Locale.FRENCH).contains(" vve ")) {
            return name;
        }
        String last = words.remove(words.size() - 1);
        return last + " " + String.join(" ", words);
    }
}
