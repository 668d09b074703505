package cm.mtchoun.integration;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.http.TestApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statistics, status and announcements, as anybody reads them. The clock starts on 10 March 2026. */
@Timeout(60)
class OpenNumbersTest {
    private final TestApi api = new TestApi();

    @BeforeEach
    void open() {
        api.serve(
                new StatsRoutes(api.database.pool(), api.clock),
                new StatusRoutes(api.database.pool(), api.jobs),
                new AnnouncementRoutes(api.database.pool(), api.clock));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void countsByMonthAndHidesSmallGroupsOfPeople() {
        confirmed("2026-03-01", 7);
        confirmed("2026-02-28", 4);
        confirmed("2025-03-31", 9);
        sent("2026-03-02", true, 40, 19);
        sent("2026-03-02", false, 400, 1);
        sent("2026-01-02", false, -1, 3);

        JsonObject stats = get("/stats");

        assertThat(stats.getLong("peopleTold")).isEqualTo(19);
        assertThat(stats.getLong("activeRegistrations")).isZero();
        JsonArray months = stats.getJsonArray("months");
        assertThat(months).hasSize(12);
        assertThat(months.getJsonObject(0).getString("month")).isEqualTo("2025-04");
        assertThat(months.getJsonObject(0).getLong("registrations")).isZero();
        assertThat(month(stats, 9).getLong("mails")).isNull();
        assertThat(month(stats, 10).getLong("registrations")).isNull();
        assertThat(month(stats, 11))
                .isEqualTo(JsonObject.of(
                        "month", "2026-03", "registrations", 7, "communiques", 0, "names", 0, "mails", 20));
        JsonObject speed = stats.getJsonObject("publicationToMail");
        assertThat(speed.getInteger("medianSeconds")).isEqualTo(40);
        assertThat(speed.getInteger("p95Seconds")).isEqualTo(58);
    }

    @Test
    void saysNothingOfSpeedForFewerThanFiveMails() {
        sent("2026-03-02", true, 40, 4);

        assertThat(get("/stats").getJsonObject("publicationToMail")).isNull();
        assertThat(get("/stats").getLong("peopleTold")).isNull();
    }

    @Test
    void countsCommuniquesAndNamesInTheMonthTheyWereFirstSeen() {
        long source = source();
        api.database.sql(
                "insert into communique (source_id, published_on, title, first_seen_at) values ($1, '2020-01-01', 'C', '2026-02-28T23:30:00Z')",
                source);

        assertThat(month(get("/stats"), 10).getLong("communiques")).isEqualTo(1);
        assertThat(month(get("/stats"), 11).getLong("communiques")).isZero();
    }

    @Test
    void tellsHowEachPartIsAndWhenItLastDidItsWork() {
        long source = source();
        api.database.sql(
                "insert into source_state (source_id, checked_at, succeeded_at, failures) values ($1, $2, $3, 1)",
                source,
                api.now(),
                api.now().minusHours(1));
        api.database.sql(
                "insert into mail_code (hash, kind, sent_at) values ('\\x00', 'match', $1)",
                api.now().minusDays(1));
        api.database.sql(
                "insert into job (kind, ref, run_at, created_at) values ('read_image', 1, $1, $1)",
                api.now().minusHours(3));

        JsonObject status = get("/status");

        assertThat(status.getString("status")).isEqualTo("down");
        assertThat(component(status, "source").getString("state")).isEqualTo("degraded");
        assertThat(component(status, "source").getString("lastSuccessAt")).isEqualTo("2026-03-10T11:00:00Z");
        assertThat(component(status, "reading").getString("state")).isEqualTo("down");
        assertThat(component(status, "database").getString("state")).isEqualTo("ok");
        assertThat(component(status, "mail").getString("lastSuccessAt")).isEqualTo("2026-03-09T12:00:00Z");
        assertThat(status.getJsonArray("sources").getJsonObject(0).getString("status"))
                .isEqualTo("degraded");
    }

    @Test
    void countsItsLooksByDayAndAGapAsDown() {
        lookAfter(Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            lookAfter(StatusVerticle.EVERY);
        }
        lookAfter(Duration.ofDays(1).plusMinutes(20));

        JsonArray days = component(get("/status"), "database").getJsonArray("history");

        assertThat(days).hasSize(90);
        assertThat(day(days, 89).getString("day")).isEqualTo("2026-03-11");
        assertThat(day(days, 89).getString("state")).isEqualTo("down");
        assertThat(day(days, 88).getString("state")).isEqualTo("down");
        assertThat(day(days, 88).getDouble("okShare")).isBetween(0.02, 0.04);
        assertThat(day(days, 87)).isEqualTo(JsonObject.of("day", "2026-03-09", "state", "unknown", "okShare", null));
        JsonArray mail = component(get("/status"), "mail").getJsonArray("history");
        assertThat(day(mail, 88)).isEqualTo(JsonObject.of("day", "2026-03-10", "state", "ok", "okShare", 1.0));
    }

    @Test
    void oneBadLookIsAHiccupAndTwoAreABadDay() {
        LocalDate day = LocalDate.of(2026, 3, 9);
        api.database.sql("insert into status_day values ($1, 'mail', 287, 1, 0)", day);
        api.database.sql("insert into status_day values ($1, 'source', 286, 1, 1)", day);

        JsonObject status = get("/status");

        assertThat(day(component(status, "mail").getJsonArray("history"), 88).getString("state"))
                .isEqualTo("ok");
        assertThat(day(component(status, "source").getJsonArray("history"), 88).getString("state"))
                .isEqualTo("degraded");
    }

    @Test
    void saysThatTheDatabaseIsAwayWhenItIs() {
        api.await(api.database.pool().close());

        JsonObject status = get("/status");

        assertThat(status.getString("status")).isEqualTo("down");
        assertThat(status.getString("database")).isEqualTo("down");
        assertThat(status.getJsonArray("sources")).isEmpty();
        assertThat(component(status, "mail").getString("state")).isEqualTo("unknown");
    }

    @Test
    void showsTheAnnouncementsOfThisMomentGravestFirst() {
        announce("info", "2026-03-01T00:00:00Z", "");
        announce("critical", "2026-03-02T00:00:00Z", "2026-03-11T00:00:00Z");
        announce("warning", "2026-03-11T00:00:00Z", "");
        announce("warning", "2026-03-01T00:00:00Z", "2026-03-10T12:00:00Z");

        JsonArray items = get("/announcements").getJsonArray("items");

        assertThat(items).hasSize(2);
        assertThat(items.getJsonObject(0))
                .isEqualTo(JsonObject.of(
                        "id", "2",
                        "level", "critical",
                        "text", JsonObject.of("fr", "Fermé", "en", "Closed"),
                        "from", "2026-03-02T00:00:00Z",
                        "until", "2026-03-11T00:00:00Z"));
        assertThat(items.getJsonObject(1).getString("until")).isNull();
    }

    private void announce(String level, String from, String until) {
        api.database.sql(
                """
                insert into announcement (level, text_fr, text_en, shown_from, shown_until, created_at)
                values ($1, 'Fermé', 'Closed', $2::text::timestamptz, nullif($3, '')::timestamptz, now())
                """,
                level,
                from,
                until);
    }

    private void confirmed(String day, int times) {
        api.database.sql(
                "insert into registration_tally (day) select $1::text::date from generate_series(1, $2)", day, times);
    }

    /** @param seconds from publication to mail; negative: nobody waited */
    private void sent(String day, boolean first, int seconds, int times) {
        api.database.sql(
                """
                insert into mail_tally (day, kind, first, seconds)
                select $1::text::date, 'match', $2, nullif($3, -1)::real from generate_series(1, $4)
                """,
                day,
                first,
                seconds,
                times);
    }

    private void lookAfter(Duration wait) {
        long before = looks();
        api.clock.advance(wait);
        String id = api.await(api.vertx.deployVerticle(new StatusVerticle(api.database.pool(), api.jobs)));
        until(() -> looks() > before);
        api.await(api.vertx.undeploy(id));
    }

    private long looks() {
        return api.database.number(
                "select coalesce(sum(ok + degraded + down), 0) from status_day where component = 'mail'");
    }

    private long source() {
        return api.database.number(
                """
                insert into source (key, name, page_url, check_every, created_at)
                values ('marseille', 'Marseille', 'http://example.org', interval '10 minutes', now()) returning id
                """);
    }

    private JsonObject get(String path) {
        HttpResponse<String> answer = api.send(api.request(path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return TestApi.json(answer);
    }

    private static JsonObject month(JsonObject stats, int index) {
        return stats.getJsonArray("months").getJsonObject(index);
    }

    private static JsonObject day(JsonArray days, int index) {
        return days.getJsonObject(index);
    }

    private static JsonObject component(JsonObject status, String name) {
        return status.getJsonArray("components").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
