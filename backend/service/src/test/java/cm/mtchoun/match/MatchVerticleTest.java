package cm.mtchoun.match;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MatchVerticleTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 1, 5);

    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock("2026-01-05T10:00:00Z");
    private TestDatabase database;
    private JobStore jobs;
    private long source;

    @BeforeEach
    void open() throws Exception {
        database = new TestDatabase(vertx);
        jobs = new JobStore(vertx, database.pool(), clock);
        source = source("marseille");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void tellsThoseWhoseNameIsListedAndLeavesDoubtsToAnOperator() throws Exception {
        long told = registration("likound aboya joel", "active", null);
        long doubtful = registration("ABOYA LIKUOND Joël", "active", null);
        registration("ABOYA LIKOUND Ivan", "active", null);
        registration("TCHOUPO Armand", "active", null);
        long image = image(PUBLISHED, "ABOYA LlKOUND Joël", "MEKA William Il");

        match(JobKind.MATCH_IMAGE, image);

        assertThat(matches()).containsExactlyInAnyOrder(told + " notify", doubtful + " review");
        assertThat(mails()).containsExactly("match:" + told + ":1");
    }

    @Test
    void tellsEverybodyWithTheSameName() throws Exception {
        long one = registration("NANA Marie", "active", null);
        long other = registration("Marie Nana", "active", null);
        long image = image(PUBLISHED, "NANA Marie");

        match(JobKind.MATCH_IMAGE, image);

        assertThat(mails()).containsExactlyInAnyOrder("match:" + one + ":1", "match:" + other + ":1");
    }

    @Test
    void asksTheRightMailForTheMatchItDecided() throws Exception {
        registration("NANA Marie", "active", null);
        match(JobKind.MATCH_IMAGE, image(PUBLISHED, "NANA Marie"));

        Row mail = database.sql("select m.payload, x.id from mail m, match x")
                .iterator()
                .next();

        assertThat(((JsonObject) mail.getValue("payload")).getLong("match")).isEqualTo(mail.getLong("id"));
        assertThat(database.number("select count(*) from job where kind = 'send_mail'"))
                .isEqualTo(1);
    }

    @Test
    void ignoresThoseWhoDoNotWatchThisOrNotYetOrNoLonger() throws Exception {
        registration("NANA Marie", "pending", null);
        registration("NANA Marie", "cancelled", null);
        registration("NANA Marie", "collected", null);
        registration("NANA Marie", "active", PUBLISHED.plusDays(1));
        database.sql("update registration set source_id = $1 where state = 'collected'", source("paris"));
        database.sql("update registration set state = 'active' where state = 'collected'");

        match(JobKind.MATCH_IMAGE, image(PUBLISHED, "NANA Marie"));

        assertThat(matches()).isEmpty();
        assertThat(mails()).isEmpty();
    }

    @Test
    void tellsNobodyTwiceWhenTheImageIsMatchedOrReadAgain() throws Exception {
        registration("NANA Marie", "active", null);
        registration("NANA Maria", "active", null);
        long image = image(PUBLISHED, "NANA Marie");
        match(JobKind.MATCH_IMAGE, image);
        match(JobKind.MATCH_IMAGE, image);

        reading(image, PUBLISHED, "NANA Marie");
        match(JobKind.MATCH_IMAGE, image);

        assertThat(mails()).hasSize(1);
        assertThat(database.number("select count(*) from match where state = 'notify'"))
                .isEqualTo(1);
    }

    @Test
    void whatAPersonSaidIsNotHerIsNeverFoundAgain() throws Exception {
        registration("NANA Marie Claire", "active", null);
        long image = image(PUBLISHED, "NANA Marie Claire");
        match(JobKind.MATCH_IMAGE, image);
        database.sql("update match set feedback = 'not_me', state = 'rejected'");

        reading(image, PUBLISHED, "NANA Marie Clairè");
        match(JobKind.MATCH_IMAGE, image);
        long again = database.number(
                """
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                values (1, 'again', 'v', 'image/jpeg', 1, 1, $1) returning id
                """,
                now());
        reading(again, PUBLISHED, "NANA Marie Claire");
        match(JobKind.MATCH_IMAGE, again);

        assertThat(matches()).hasSize(1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aCommuniqueThatListsANameTwiceMakesOneMail() throws Exception {
        registration("NANA Marie", "active", null);

        match(JobKind.MATCH_IMAGE, image(PUBLISHED, "NANA Marie", "NANA Marie"));

        assertThat(matches()).hasSize(1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void looksBackForANewRegistrationAsFarAsItsDeposit() throws Exception {
        match(JobKind.MATCH_IMAGE, image(PUBLISHED.minusMonths(14), "NANA Marie Claire"));
        match(JobKind.MATCH_IMAGE, image(PUBLISHED.minusMonths(3), "NANA Marie Claire"));
        long recent = registration("NANA Marie Claire", "active", PUBLISHED.minusMonths(1));
        long unsaid = registration("NANA Marie Claire", "active", null);
        long early = registration("NANA Marie Claire", "active", PUBLISHED.minusMonths(20));

        match(JobKind.MATCH_REGISTRATION, recent);
        match(JobKind.MATCH_REGISTRATION, unsaid);
        match(JobKind.MATCH_REGISTRATION, early);

        assertThat(mails())
                .containsExactlyInAnyOrder("match:" + unsaid + ":2", "match:" + early + ":1", "match:" + early + ":2");
    }

    @Test
    void lookingBackFindsWhatAnOlderReadingMissedOnlyInTheNewest() throws Exception {
        long image = image(PUBLISHED, "NANA Marie Claire");
        match(JobKind.MATCH_IMAGE, image);
        reading(image, PUBLISHED, "TCHOUPO Armand");
        match(JobKind.MATCH_IMAGE, image);
        long gone = registration("NANA Marie Claire", "active", null);
        long there = registration("TCHOUPO Armand", "active", null);

        match(JobKind.MATCH_REGISTRATION, gone);
        match(JobKind.MATCH_REGISTRATION, there);

        assertThat(mails()).containsExactly("match:" + there + ":1");
    }

    @Test
    void aListWithLastYearsNumberInItsHeadingIsOfThisYear() throws Exception {
        long told = registration("NANA Marie", "active", PUBLISHED.minusMonths(2));
        long image = image(PUBLISHED.minusYears(1).minusDays(3), "NANA Marie");

        match(JobKind.MATCH_IMAGE, image);

        assertThat(mails()).containsExactly("match:" + told + ":1");
    }

    @Test
    void aListThatIsNewToUsIsNeverTooOldWhateverItsHeadingSays() throws Exception {
        image(PUBLISHED.minusYears(3), "TCHOUPO Armand");
        database.sql("update communique set first_seen_at = first_seen_at - interval '2 years'");
        long told = registration("NANA Marie", "active", PUBLISHED.minusMonths(2));
        long image = image(PUBLISHED.minusYears(4), "NANA Marie");

        match(JobKind.MATCH_IMAGE, image);

        assertThat(mails()).containsExactly("match:" + told + ":2");
    }

    @Test
    void whatWasThereWhenWeFirstLookedIsAsOldAsItSays() throws Exception {
        registration("NANA Marie", "active", PUBLISHED.minusMonths(2));

        match(JobKind.MATCH_IMAGE, image(PUBLISHED.minusYears(4), "NANA Marie"));

        assertThat(mails()).isEmpty();
    }

    @Test
    void makesTheKeysThatANewReleaseNeedsBeforeItMatches() throws Exception {
        long told = registration("NANA Marie", "active", null);
        match(JobKind.MATCH_IMAGE, image(PUBLISHED.minusMonths(1), "NANA Jean"));
        long back = registration("NANA Jean", "active", null);
        database.sql("delete from registration_key");
        database.sql("delete from listed_name_key");

        match(JobKind.MATCH_REGISTRATION, back);
        match(JobKind.MATCH_IMAGE, image(PUBLISHED, "NANA Marie"));

        assertThat(mails()).containsExactlyInAnyOrder("match:" + told + ":2", "match:" + back + ":1");
    }

    /** The keys still hold what was compared. */
    @Test
    void writesNothingOfANameThatWasChangedWhileItWasCompared() throws Exception {
        long changed = registration("NANA Marie", "active", null);
        database.sql("update registration set name = 'TCHOUPO Armand' where id = $1", changed);

        match(JobKind.MATCH_IMAGE, image(PUBLISHED, "NANA Marie"));

        assertThat(matches()).isEmpty();
        assertThat(mails()).isEmpty();
    }

    @Test
    void finishesForAPersonErasedMeanwhile() throws Exception {
        match(JobKind.MATCH_REGISTRATION, 4711);

        assertThat(database.number("select count(*) from job")).isZero();
    }

    @Test
    void warmsUpOnTheNewestListAndDecidesNothing() throws Exception {
        long told = registration("NANA Marie", "active", null);
        match(JobKind.MATCH_IMAGE, image(PUBLISHED, "NANA Marie", "MBIDA Paul"));
        registration("NANA Marie", "active", null);

        MatchVerticle verticle = new MatchVerticle(database.pool(), jobs, new Outbox(jobs), new Metrics());
        String id = vertx.deployVerticle(verticle).await(5, TimeUnit.SECONDS);
        int likely = verticle.exercise().await(5, TimeUnit.SECONDS);
        vertx.undeploy(id).await(5, TimeUnit.SECONDS);

        assertThat(likely).isEqualTo(2);
        assertThat(matches()).containsExactly(told + " notify");
    }

    /** Runs the verticle until the job is gone. */
    private void match(JobKind kind, long ref) throws Exception {
        jobs.enqueue(database.pool(), kind, ref).await(5, TimeUnit.SECONDS);
        MatchVerticle verticle = new MatchVerticle(database.pool(), jobs, new Outbox(jobs), new Metrics());
        String id = vertx.deployVerticle(verticle).await(5, TimeUnit.SECONDS);
        while (isDue(kind, ref)) {
            Thread.yield();
        }
        vertx.undeploy(id).await(5, TimeUnit.SECONDS);
    }

    private boolean isDue(JobKind kind, long ref) {
        RowSet<Row> job = database.sql("select last_error from job where kind = $1 and ref = $2", kind.code(), ref);
        job.forEach(row -> assertThat(row.getString("last_error")).isNull());
        return job.size() > 0;
    }

    private long source(String key) {
        return database.number(
                "insert into source (key, name, page_url, check_every, created_at) values ($1, $1, $1, '1 hour', $2) returning id",
                key,
                now());
    }

    private long image(LocalDate published, String... names) {
        long communique = database.number(
                "insert into communique (source_id, published_on, title, first_seen_at) values ($1, $2, 'C', $3) returning id",
                source,
                published,
                now());
        long image = database.number(
                """
                insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                values ($1, decode(md5($2), 'hex'), 'u', 'image/jpeg', 1, 0, $3) returning id
                """,
                communique,
                published.toString(),
                now());
        reading(image, published, names);
        return image;
    }

    private void reading(long image, LocalDate published, String... names) {
        long reading = database.number(
                """
                insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                values ($1, $2, 'list', 1, 0, 1) returning id
                """,
                image,
                now());
        for (int line = 0; line < names.length; line++) {
            database.sql(
                    """
                    insert into listed_name (reading_id, image_id, source_id, page, line, text, tokens, confidence, box, published_on)
                    values ($1, $2, $3, 1, $4, $5, $6, 1, '{0,0,1,1}', $7)
                    """,
                    reading,
                    image,
                    source,
                    line,
                    names[line],
                    tokens(names[line]),
                    published);
        }
    }

    private static JsonArray tokens(String name) {
        List<JsonObject> tokens = Arrays.stream(name.split(" "))
                .map(token -> new JsonObject().put("text", token).put("confidence", 0.9))
                .toList();
        return new JsonArray(tokens);
    }

    private long registration(String name, String state, @Nullable LocalDate depositedOn) {
        long id = database.number(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                values ($1, $2, 'a@example.org', '', 'fr', $3, $4) returning id
                """,
                source,
                name,
                state,
                now());
        if (depositedOn != null) {
            database.sql("update registration set deposited_on = $1 where id = $2", depositedOn, id);
        }
        database.sql(
                """
                insert into registration_key (keys, registration_id, source_id, name)
                select $1, id, source_id, name from registration where id = $2
                """,
                NameKeys.of(PersonName.parse(name)).toArray(Long[]::new),
                id);
        return id;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private List<String> matches() {
        return texts("select registration_id || ' ' || state from match");
    }

    private List<String> mails() {
        return texts("select dedup_key from mail");
    }

    private List<String> texts(String query) {
        return StreamSupport.stream(database.sql(query).spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
