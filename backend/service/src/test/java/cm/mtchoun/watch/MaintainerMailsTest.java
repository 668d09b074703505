package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.site.Fault;
import cm.mtchoun.simulator.site.Target;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MaintainerMailsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 4);

    private WatchedConsulate consulate;

    @BeforeEach
    void open() throws Exception {
        consulate = new WatchedConsulate();
    }

    @AfterEach
    void close() throws Exception {
        consulate.close();
    }

    @Test
    void tellOnceOfEachNewCommuniqueWithItsImages() throws Exception {
        consulate.look();
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);
        consulate.lookAfter(Duration.ofMinutes(12));
        consulate.publish(DAY, "communique-04012026-C.jpg", 3);
        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.mails()).hasSize(1);
        JsonObject mail = consulate.mails().get(0);
        assertThat(mail.getString("event")).isEqualTo("new_communique");
        assertThat(mail.getString("communique")).isEqualTo("Communiqué du 04 janvier 2026");
        assertThat(mail.getString("publishedOn")).isEqualTo("2026-01-04");
        assertThat(mail.getInteger("images")).isEqualTo(2);
        assertThat(mail.getString("source")).isEqualTo("Consulat du Cameroun à Marseille");
        assertThat(mail.getString("page")).isEqualTo(consulate.site().pageUrl());
    }

    @Test
    void tellOfTheNewestOnlyAtTheFirstLook() throws Exception {
        for (int i = 0; i < 6; i++) {
            consulate.publish(DAY.minusDays(i), "communique-" + i + ".jpg", i);
        }
        consulate.look();
        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.mails().stream().map(mail -> mail.getString("publishedOn")))
                .containsExactly("2026-01-04", "2026-01-03", "2026-01-02");
    }

    @Test
    void tellAtOnceThenDailyOfImagesThatCannotBeReadAndWhenTheyAre() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.read("unreadable", "l'image est noire");
        consulate.lookAfter(Duration.ofMinutes(12));
        consulate.lookAfter(Duration.ofHours(23));
        assertThat(consulate.mailEvents()).containsExactly("new_communique", "images_unreadable");
        assertThat(consulate.mails().get(1).getInteger("images")).isEqualTo(1);
        assertThat(consulate.mails().get(1).getString("problem")).isEqualTo("l'image est noire");

        consulate.lookAfter(Duration.ofHours(2));
        consulate.read("list", "");
        consulate.lookAfter(Duration.ofMinutes(12));
        consulate.lookAfter(Duration.ofHours(25));

        assertThat(consulate.mailEvents())
                .containsExactly("new_communique", "images_unreadable", "images_unreadable", "images_readable");
    }

    @Test
    void tellOfAnImageThatIsRefusedAgainAndAgain() throws Exception {
        consulate.look();
        consulate.site().publishFile(DAY, "communique-04012026-A.jpg", "<html>Erreur</html>".getBytes(), "image/jpeg");
        consulate.lookAfter(Duration.ofMinutes(12));
        assertThat(consulate.mailEvents()).doesNotContain("images_unreadable");

        for (int i = 0; i < 4; i++) {
            consulate.lookAfter(Duration.ofHours(5));
        }

        assertThat(consulate.mailEvents()).containsOnlyOnce("images_unreadable");
    }

    @Test
    void tellOfTheThirdFailureThenDailyThenOfTheRecovery() throws Exception {
        consulate.look();
        consulate.site().fail(Target.PAGE, Fault.SERVER_ERROR, 0);
        consulate.lookAfter(Duration.ofMinutes(12));
        consulate.lookAfter(Duration.ofMinutes(12));
        assertThat(consulate.mails()).isEmpty();

        consulate.lookAfter(Duration.ofMinutes(12));
        consulate.lookAfter(Duration.ofHours(23));
        assertThat(consulate.mailEvents()).containsExactly("source_failing");
        consulate.lookAfter(Duration.ofHours(1));
        assertThat(consulate.mailEvents()).containsExactly("source_failing", "source_failing");
        JsonObject second = consulate.mails().get(1);
        assertThat(second.getInteger("failures")).isEqualTo(5);
        assertThat(second.getString("since")).isEqualTo("2026-01-05T10:12:00Z");
        assertThat(second.getString("problem")).startsWith("server_error: ").contains("answered 500");

        consulate.site().heal();
        consulate.lookAfter(Duration.ofHours(1));
        consulate.lookAfter(Duration.ofHours(1));
        assertThat(consulate.mailEvents()).containsExactly("source_failing", "source_failing", "source_recovered");
    }

    @Test
    void sayNothingOfAFailureThatPassesQuickly() throws Exception {
        consulate.site().failTimes(Target.PAGE, Fault.UNREACHABLE, 0, 2);

        for (int i = 0; i < 4; i++) {
            consulate.lookAfter(Duration.ofMinutes(12));
        }

        assertThat(consulate.mails()).isEmpty();
    }

    @Test
    void sayThatThePageHasChangedWhenItsImagesAreGone() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.site().fail(Target.PAGE, Fault.NO_IMAGES, 0);

        for (int i = 0; i < 3; i++) {
            consulate.lookAfter(Duration.ofMinutes(40));
        }

        assertThat(consulate.mailEvents()).containsExactly("new_communique", "page_changed");
        assertThat(consulate.mails().get(1).getString("problem")).contains("it showed 1 images before");
    }

    @Test
    void tellWeeklyOfASilenceThatTheHistoryDoesNotExplain() throws Exception {
        consulate.look();
        for (int i = 0; i < 4; i++) {
            consulate.publish(DAY.minusDays(10L * i), "communique-" + i + ".jpg", i);
        }
        consulate.lookAfter(Duration.ofMinutes(12));
        consulate.lookAfter(Duration.ofDays(30));
        assertThat(consulate.mailEvents()).doesNotContain("source_silent");

        consulate.lookAfter(Duration.ofDays(1));
        consulate.lookAfter(Duration.ofDays(6));
        assertThat(consulate.mailEvents()).containsOnlyOnce("source_silent");
        consulate.lookAfter(Duration.ofDays(1));
        assertThat(consulate.mailEvents()).filteredOn("source_silent"::equals).hasSize(2);

        consulate.publish(DAY.plusDays(39), "communique-new.jpg", 9);
        consulate.lookAfter(Duration.ofDays(7));
        assertThat(consulate.mailEvents()).filteredOn("source_silent"::equals).hasSize(2);
    }
}
