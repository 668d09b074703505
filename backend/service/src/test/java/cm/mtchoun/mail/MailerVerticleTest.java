package cm.mtchoun.mail;

import static cm.mtchoun.mail.MailWorld.await;
import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.config.Settings;
import cm.mtchoun.config.Settings.SmtpTls;
import cm.mtchoun.http.HealthCheck;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MailerVerticleTest {
    private MailWorld world;

    @BeforeEach
    void open() {
        world = new MailWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void sendsEachMailOnceHoweverOftenItIsWoken() {
        world.mailer();
        for (int i = 0; i < 20; i++) {
            world.tellMatch(person("famille" + i), "NAME Given" + i);
            world.wake();
        }
        world.untilNoJobIsLeft();
        world.wake();
        tellFence();

        assertThat(world.inbox.received()).isEqualTo(21);
        assertThat(world.inbox.mails().stream().map(mail -> mail.header("Message-ID")))
                .doesNotHaveDuplicates();
        assertThat(world.database.number("select count(*) from mail where outcome = 'sent' and sent_at is not null"))
                .isEqualTo(21);
        assertThat(world.counted("match", "sent", 21)).isTrue();
    }

    @Test
    void sendsEachMailOnceThoughTwoMailersShareTheOutbox() {
        for (int i = 0; i < 60; i++) {
            world.tellMatch(person("famille" + i), "NAME Given" + i);
        }

        world.mailer();
        world.mailer();

        world.untilNoJobIsLeft();
        assertThat(world.inbox.received()).isEqualTo(60);
    }

    @Test
    void waitsForThePersonBeforeItTouchesTheMailSoThatErasingNeverWaitsForBoth() {
        world.tellMatch(person("awa"), "NAME Given");
        SqlConnection erasing = MailWorld.await(world.database.pool().getConnection());
        MailWorld.await(erasing.query("begin").execute());
        MailWorld.await(erasing.query("select id from registration for update").execute());

        world.mailer();
        until(() -> world.database.number("select count(*) from pg_locks where not granted") > 0);

        // the mail is free: whoever holds the person can go on
        MailWorld.await(erasing.query("select id from mail for update nowait").execute());
        MailWorld.await(erasing.query("commit").execute());
        MailWorld.await(erasing.close());
        world.untilNoJobIsLeft();
        assertThat(world.inbox.received()).isEqualTo(1);
    }

    @Test
    void countsEachMailAboutAPublicationWithoutSayingWhose() {
        long person = person("awa");
        world.clock.advance(Duration.ofSeconds(42));
        world.mailer();
        world.tellMatch(person, "NAME Given");
        world.untilNoJobIsLeft();
        world.tellMatch(person, "NAME Other");
        world.untilNoJobIsLeft();

        assertThat(world.database.number("select count(*) from mail_tally where first and seconds = 42"))
                .isEqualTo(1);
        assertThat(world.database.number("select count(*) from mail_tally where not first"))
                .isEqualTo(1);
    }

    @Test
    void marksThePersonNotifiedWithEachMail() {
        long first = person("first");
        long again = person("again");
        world.database.sql(
                "update registration set state = 'notified', notified_at = '2020-01-01T00:00:00Z' where id = $1",
                again);
        world.mailer();

        world.tellMatch(first, "NAME Given");
        world.tellMatch(again, "NAME Given");

        world.untilNoJobIsLeft();
        assertThat(world.database.number(
                        "select count(*) from registration where state = 'notified' and notified_at = $1", world.now()))
                .isEqualTo(2);
        assertThat(world.inbox.received()).isEqualTo(2);
    }

    @Test
    void measuresTheTimeFromPublicationOnlyForThoseWhoWaitedAlready() {
        long late = person("late");
        world.database.sql("update registration set confirmed_at = $1 where id = $2", world.now(), late);
        world.clock.advance(Duration.ofSeconds(42));
        world.mailer();

        world.tellMatch(person("early"), "NAME Given");
        world.tellMatch(late, "NAME Given");

        world.untilNoJobIsLeft();
        assertThat(world.metrics.scrape())
                .contains(
                        "mtchoun_publication_to_mail_seconds_count 1", "mtchoun_publication_to_mail_seconds_sum 42.0");
    }

    @Test
    void triesATemporaryRefusalAgainWhenItsDelayIsOverUnderTheSameMessageId() {
        world.mailer();
        world.inbox.refuse("awa@example.org", 451);
        world.tellMatch(person("awa"), "NAME Given");
        world.untilPutBack();
        assertThat(
                        world.database.number(
                                "select count(*) from job where attempts = 1 and last_error like '%451%' and last_error not like '%awa%'"))
                .isOne();

        world.inbox.accept("awa@example.org");
        world.clock.advance(Duration.ofMinutes(1));
        world.wake();

        world.received(1);
        assertThat(world.only("awa@example.org").header("Message-ID"))
                .matches("<\\d+\\.%d@mtchoun\\.test>"
                        .formatted(world.clock.instant().minusSeconds(60).toEpochMilli()));
        assertThat(world.counted("match", "retried", 1)).isTrue();
    }

    @Test
    void stopsMailsToAnAddressThatRefusesThemForGood() {
        world.mailer();
        world.inbox.refuse("awa@example.org", 550);
        world.tellMatch(person("awa"), "NAME Given");
        world.untilNoJobIsLeft();
        world.inbox.accept("awa@example.org");

        world.tellMatch(world.person("NAME Sister", "AWA@example.org", "fr"), "NAME Sister");

        world.untilNoJobIsLeft();
        tellFence();
        assertThat(world.inbox.mailsTo("awa@example.org")).isEmpty();
        assertThat(outcomes()).containsExactly("refused", "suppressed", "sent");
        assertThat(world.database.number(
                        "select count(*) from suppression where reason = 'refused' and email_hash = $1",
                        Buffer.buffer(world.tokens.addressHash("awa@example.org"))))
                .isOne();
    }

    @Test
    void losesNothingAndUsesUpNoTryWhileTheServerIsAway() {
        world.mailer();
        await(world.inbox.stopSmtp());
        world.tellMatch(person("awa"), "NAME Given");
        for (int i = 0; i <= JobKind.SEND_MAIL.maxAttempts(); i++) {
            world.untilPutBack();
            world.clock.advance(Duration.ofMinutes(3));
            world.wake();
        }
        world.untilPutBack();
        assertThat(await(world.health.check()).detail()).contains("refused");

        await(world.inbox.startSmtp());
        world.clock.advance(Duration.ofMinutes(3));
        world.wake();

        world.received(1);
        world.untilNoJobIsLeft();
        world.clock.advance(Duration.ofSeconds(11));
        assertThat(await(world.health.check()).detail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls is not offered", "tls is not spoken", "the log-in is not offered"})
    void usesUpNoTryWhileTheSettingsAreWrong(String mistake) {
        Settings.Mail right = world.settings;
        world.mailer(new Settings.Mail(
                right.smtpHost(),
                right.smtpPort(),
                mistake.startsWith("starttls")
                        ? SmtpTls.STARTTLS
                        : mistake.startsWith("tls") ? SmtpTls.TLS : SmtpTls.NONE,
                mistake.startsWith("the log-in") ? Optional.of("user") : Optional.empty(),
                mistake.startsWith("the log-in") ? Optional.of("password") : Optional.empty(),
                right.from(),
                right.maintainer(),
                Optional.empty(),
                right.dkim()));

        world.tellMatch(person("awa"), "NAME Given");

        world.untilPutBack();
        assertThat(world.database.number("select attempts from job")).isZero();
        assertThat(await(world.health.check()).state()).isEqualTo(HealthCheck.State.DEGRADED);
    }

    @Test
    void doesNotSendTwiceWhenTheDatabaseFailsAfterTheServerAccepted() {
        world.database.sql(
                """
                create function away() returns trigger language plpgsql as
                'begin raise exception ''the database is away''; end'
                """);
        world.database.sql("create trigger away before update on mail for each row execute function away()");
        world.mailer();
        world.tellMatch(person("awa"), "NAME Given");
        world.received(1);
        long firstClaim = claim();
        world.clock.advance(JobStore.LEASE.plusSeconds(1));
        world.wake();
        until(() -> claim() != firstClaim);

        world.database.sql("drop trigger away on mail");

        world.untilNoJobIsLeft();
        tellFence();
        assertThat(world.inbox.mailsTo("awa@example.org")).hasSize(1);
        assertThat(outcomes()).containsExactly("sent", "sent");
    }

    @Test
    void whoStoodStillForLongerThanTheLeaseSendsNothingThatAnotherHasSent() {
        List<Promise<Optional<Buffer>>> pictures = new CopyOnWriteArrayList<>();
        world.cropping((image, page, box) -> {
            Promise<Optional<Buffer>> picture = Promise.promise();
            if (pictures.size() < 2) {
                pictures.add(picture);
            } else {
                picture.complete(Optional.empty());
            }
            return picture.future();
        });
        world.tellMatch(person("awa"), "NAME Given");
        world.mailer();
        until(() -> pictures.size() == 1);
        world.clock.advance(JobStore.LEASE.plusSeconds(1));
        world.mailer();
        until(() -> pictures.size() == 2);
        pictures.get(1).complete(Optional.empty());
        world.received(1);

        pictures.get(0).complete(Optional.empty());

        tellFence();
        assertThat(world.inbox.mailsTo("awa@example.org")).hasSize(1);
    }

    @Test
    void writesNothingToSomebodyWhoLeft() {
        long erased = person("erased");
        long cancelled = person("cancelled");
        world.tellMatch(erased, "NAME Given");
        world.tellMatch(cancelled, "NAME Given");
        world.database.sql("delete from registration where id = $1", erased);
        world.database.sql("update registration set state = 'cancelled' where id = $1", cancelled);

        world.mailer();

        world.untilNoJobIsLeft();
        tellFence();
        assertThat(world.inbox.received()).isOne();
        assertThat(outcomes()).containsExactly("obsolete", "sent");
    }

    @Test
    void writesNothingAboutAMatchThatDoesNotStandAnyMore() {
        world.tellMatch(person("rejected"), "NAME Given");
        world.database.sql("update match set state = 'rejected'");
        world.tellMatch(person("other"), "NAME Given");
        world.database.sql("update match set feedback = 'not_me' where state = 'notify'");

        world.mailer();

        world.untilNoJobIsLeft();
        tellFence();
        assertThat(world.inbox.received()).isOne();
    }

    @Test
    void sendsOnlyTheNewestConfirmationLink() {
        long asked = world.registration("NAME Given", "awa@example.org", "fr", "pending");
        world.askToConfirm(asked);
        world.database.sql("update token set superseded_at = $1", world.now());
        String newest = world.askToConfirm(asked);

        world.mailer();

        world.untilNoJobIsLeft();
        assertThat(world.only("awa@example.org").text()).contains("https://mtchoun.test/confirmer#token=" + newest);
        assertThat(outcomes()).containsExactly("obsolete", "sent");
    }

    @Test
    void aConfirmationDoesNotWaitBehindAThousandOtherMails() {
        crowd(1_000);
        world.askToConfirm(world.registration("NAME Given", "awa@example.org", "fr", "pending"));

        world.mailer();

        until(() -> !world.inbox.mailsTo("awa@example.org").isEmpty());
        assertThat(world.only("awa@example.org").number()).isLessThan(100);
    }

    @Test
    void leavesMailsInTheOutboxWithoutAServer() {
        MailHealth health = new MailHealth(world.vertx, MailWorld.settings("", 0), world.clock);
        MailerVerticle idle = new MailerVerticle(
                new MailerVerticle.Sources(
                        world.database.pool(), world.jobs, world.tokens, world.evidence, MailWorld.NO_CROP),
                MailWorld.settings("", 0),
                MailWorld.LINKS,
                health,
                world.metrics);
        world.tellMatch(person("awa"), "NAME Given");

        await(world.vertx.deployVerticle(idle).compose(world.vertx::undeploy));

        assertThat(world.database.number("select count(*) from job where state = 'ready' and attempts = 0"))
                .isOne();
        assertThat(await(health.check()).detail()).startsWith("SMTP_HOST is not set");
    }

    @Test
    void finishesTheMailsInHandBeforeItStops() {
        crowd(100);
        world.mailer();
        world.received(1);

        world.stopMailers();

        assertThat(world.database.number("select count(*) from job where state = 'running'"))
                .isZero();
        assertThat(world.database.number("select count(*) from mail where outcome = 'sent'"))
                .isEqualTo(world.inbox.received())
                .isPositive();
    }

    @Test
    void tellsTheMaintainer() {
        world.mailer();
        world.add(new NewMail(
                "source_failing:1",
                MailKind.MAINTAINER,
                null,
                JsonObject.of("event", "source_failing", "source", "marseille", "failures", 3)));

        world.received(1);

        ReceivedMail mail = world.only("responsable@example.org");
        assertThat(mail.subject()).isEqualTo("[Mtchoun' mouh] La page ne répond plus (marseille)");
        assertThat(mail.text()).contains("Échecs de suite : 3");
        assertThat(mail.header("X-Mtchoun-Kind")).isEqualTo("maintainer");
        assertThat(mail.header("List-Unsubscribe")).isEmpty();
    }

    private long person(String local) {
        return world.person("NAME Given", local + "@example.org", "fr");
    }

    /** Sends one more mail: whatever would wrongly be sent would have been sent before it. */
    private void tellFence() {
        long before = world.inbox.received();
        world.tellMatch(person("fence"), "NAME Given");
        world.received(before + 1);
        world.untilNoJobIsLeft();
    }

    private long claim() {
        return world.database.number("select coalesce(max(claim), 0) from job");
    }

    private List<String> outcomes() {
        return StreamSupport.stream(
                        world.database
                                .sql("select outcome from mail order by id")
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }

    /** So many confirmed people with a match mail each, waiting. */
    private void crowd(int people) {
        long match = world.match(person("first"), "NAME Given", "notify");
        world.database.sql(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                select 1, 'NAME Given', 'p' || n || '@example.org', sha256(n::text::bytea), 'fr', 'active', $1
                from generate_series(1, $2) n
                """,
                world.now(),
                people);
        world.database.sql(
                """
                insert into token (hash, registration_id, purpose, nonce, created_at)
                select sha256((purpose || id)::bytea), id, purpose, sha256(id::text::bytea), $1
                from registration, unnest(array['private', 'unsubscribe']) purpose where id > 1
                """,
                world.now());
        world.database.sql(
                """
                insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
                select r.id, m.listed_name_id, 1, '[]', 'notify', $1 from registration r, match m where m.id = $2 and r.id > 1
                """,
                world.now(),
                match);
        world.database.sql(
                """
                insert into mail (dedup_key, kind, registration_id, payload, created_at)
                select 'match:' || id, 'match', registration_id, jsonb_build_object('match', id), $1 from match where id > 1
                """,
                world.now());
        world.database.sql(
                "insert into job (kind, ref, run_at, created_at) select 'send_mail', id, $1, $1 from mail",
                world.now());
    }
}
