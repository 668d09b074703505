package cm.mtchoun.journey;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.site.ConsulateSite;
import cm.mtchoun.simulator.site.Fault;
import cm.mtchoun.simulator.site.Target;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every fault that the simulator knows raises its alert, through the service's own metrics, and ends it. */
@Timeout(180)
class AlertsTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 1, 5);
    private static final String MAINTAINER = "maintainer@example.org";
    private static final String CANARY = "canary@example.org";

    private static final Set<String> RAISED = Set.of(
            "CanaryLate",
            "ImageNotRead", // one that only looks like an image
            "MailsNotAccepted", // 451 to every mail
            "ReviewWaiting",
            "SourceChanged",
            "SourceFailing", // 403, 500 and one that takes too long
            "SourceNotSeen",
            "SourceSilent",
            "WorkGivenUp",
            "WorkWaiting");

    @TempDir
    Path dataDir;

    @Test
    void everyFaultRaisesItsAlertAndEndsWithIt() throws Exception {
        Map<String, String> settings = Map.of(
                "MAINTAINER_MAIL",
                MAINTAINER,
                "FETCH_TIMEOUT",
                "PT1S",
                "CANARY_INTERVAL",
                "PT1H",
                "CANARY_MAIL",
                CANARY);
        try (Town town = new Town(dataDir, settings, Town.Wiring.CABLES)) {
            Faults faults = new Faults(town);
            faults.switchOn();
            town.service.start();
            Optional<Prometheus> found = Prometheus.start(dataDir.resolve("prometheus"), town.service);
            Assumptions.assumeTrue(found.isPresent());
            try (Prometheus prometheus = found.orElseThrow()) {
                until(() -> prometheus.firing().equals(RAISED));
                until(() -> !prometheus
                        .query("mtchoun_sources{state=\"failing\"} == 3")
                        .isEmpty());

                assertNobodyIsShownTheCanary(town);

                faults.heal();
                until(() -> {
                    faults.lookAtImages();
                    return prometheus.firing().isEmpty();
                });
                assertTheCanaryArrivedAndLeftNothing(town);

                town.databaseCable().cut();
                until(() -> prometheus.firing().contains("DatabaseAway"));
                town.databaseCable().mend();
                until(() -> prometheus.firing().isEmpty());
            }
        }
    }

    /** It is on its way: its mail is refused for now. */
    private static void assertNobodyIsShownTheCanary(Town town) throws Exception {
        until(() -> town.database.number(
                        """
                        select count(*) from mail m join registration r on r.id = m.registration_id
                        join source s on s.id = r.source_id where s.synthetic
                        """)
                == 1);
        for (String call : List.of("/communiques", "/sources", "/status")) {
            assertThat(town.service.send("GET", call, "", "").body()).as(call).doesNotContainIgnoringCase("canar");
        }
        long image = town.database.number("select i.id from image i join communique c on c.id = i.communique_id"
                + " join source s on s.id = c.source_id where s.synthetic");
        assertThat(town.service.send("GET", "/images/" + image, "", "").statusCode())
                .isEqualTo(404);
        assertThat(town.service
                        .post("/search", "{\"name\":\"Temoin Canari Zéphirine Aurore\"}")
                        .body())
                .doesNotContain("CANARI");
        JsonObject stats =
                new JsonObject(town.service.send("GET", "/stats", "", "").body());
        assertThat(stats.getInteger("communiques")).isEqualTo((int) town.database.number(
                "select count(*) from communique c" + " join source s on s.id = c.source_id where not s.synthetic"));
        assertThat(town.database.number("select count(*) from event where data ->> 'sourceId' like '%canar%'"))
                .isZero();
    }

    private static void assertTheCanaryArrivedAndLeftNothing(Town town) {
        assertThat(town.mails("match", CANARY)).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("TEMOIN CANARI Zéphirine Aurore");
            assertThat(mail.files()).as("the crop of the line").isNotEmpty();
        });
        assertThat(town.database.tablesWith("canari")).containsExactly("source");
        assertThat(town.database.number("select count(*) from mail_tally")).isZero();
    }

    /** One source for each way in which a page can fail us, and what else can go wrong. */
    private static final class Faults {
        private final Town town;
        private final ConsulateSite forbidden;
        private final ConsulateSite broken;
        private final ConsulateSite slow;
        private final ConsulateSite changed;
        private final ConsulateSite silent;

        Faults(Town town) throws TimeoutException {
            this.town = town;
            forbidden = source("forbidden", "2 hours");
            broken = source("broken", "1 minute");
            slow = source("slow", "1 minute");
            changed = source("changed", "1 minute");
            silent = source("silent", "100 days");
        }

        void switchOn() throws IOException {
            forbidden.fail(Target.PAGE, Fault.FORBIDDEN, 0);
            broken.fail(Target.PAGE, Fault.SERVER_ERROR, 0);
            slow.fail(Target.PAGE, Fault.SLOW, 30);
            changed.fail(Target.PAGE, Fault.NO_IMAGES, 0);
            changed.publishFile(PUBLISHED, "communique-05012026-A.png", png(false), "image/png");
            town.consulate.publishFile(PUBLISHED, "communique-05012026-A.png", png(true), "image/png");
            town.inbox.refuse(MAINTAINER, 451);
            town.inbox.refuse(CANARY, 451);
            town.database.sql("insert into canary (begun_at) values (now() - interval '3 hours')");
            town.database.sql(
                    """
                    insert into source_state (source_id, images_on_page) select id, 3 from source where key = 'changed'
                    """);
            town.database.sql(
                    """
                    insert into communique (source_id, published_on, title, first_seen_at, told_at)
                    select s.id, date '2025-06-01' + n * 7, 'C', now() - interval '100 days', now()
                    from source s, generate_series(1, 4) n where s.key = 'silent'
                    """);
            town.database.sql(
                    """
                    insert into job (kind, ref, state, run_at, created_at, claimed_until)
                    values ('send_mail', 4711, 'dead', now(), now(), null),
                           ('match_registration', 4711, 'running', now() - interval '1 hour', now(), now() + interval '1 day')
                    """);
            doubtfulMatch();
        }

        private void doubtfulMatch() {
            town.database.sql(
                    """
                    with c as (select min(c.id) as id, min(c.source_id) as source from communique c),
                         i as (insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at)
                               select id, '\\x00', 'u', 'image/png', 1, 0, now() - interval '100 days' from c returning id),
                         g as (insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                               select id, now(), 'list', 1, 0, 1 from i returning id, image_id),
                         n as (insert into listed_name (reading_id, image_id, source_id, page, line, text, tokens,
                                                        confidence, box, published_on)
                               select g.id, g.image_id, c.source, 1, 0, 'X', '[]', 1, '{0,0,1,1}', date '2025-06-01'
                               from g, c returning id, source_id),
                         r as (insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                               select source_id, 'X', 'x@example.org', '\\x00', 'fr', 'active', now() from n returning id)
                    insert into match (registration_id, listed_name_id, score, reasons, state, decided_at)
                    select r.id, n.id, 0.5, '[]', 'review', now() - interval '2 days' from r, n
                    """);
        }

        void heal() {
            List.of(forbidden, broken, slow, changed).forEach(ConsulateSite::heal);
            silent.publishFile(PUBLISHED, "communique-05012026-B.png", blank(31), "image/png");
            town.inbox.accept(MAINTAINER);
            town.inbox.accept(CANARY);
            town.database.sql("update match set state = 'rejected' where state = 'review'");
            town.database.sql("delete from job where ref = 4711");
            town.database.sql("update job set run_at = now() where kind in ('check_source', 'send_mail')");
        }

        /** An operator finds no names on what could not be read. */
        void lookAtImages() {
            town.database.sql(
                    """
                    insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds)
                    select image_id, now(), 'no_list', 1, 0, 1 from reading
                    group by image_id having max(id) filter (where outcome not in ('list', 'no_list')) = max(id)
                    """);
        }

        private ConsulateSite source(String key, String age) throws TimeoutException {
            ConsulateSite site = ConsulateSite.start(town.vertx, 0).await(10, TimeUnit.SECONDS);
            town.database.sql(
                    """
                    insert into source (key, name, page_url, check_every, created_at)
                    values ($1, $1, $2, interval '1 second', now() - $3::text::interval)
                    """,
                    key,
                    site.pageUrl(),
                    age);
            return site;
        }

        /** @param corrupt its header promises more than there is */
        private static byte[] png(boolean corrupt) {
            byte[] png = blank(corrupt ? 32 : 33);
            if (corrupt) {
                ByteBuffer.wrap(png).putInt(16, 900).putInt(20, 1_200);
            }
            return png;
        }

        private static byte[] blank(int side) {
            try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY), "png", out);
                return out.toByteArray();
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        }
    }
}
