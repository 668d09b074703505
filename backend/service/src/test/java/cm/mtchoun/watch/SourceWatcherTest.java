package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.site.Fault;
import cm.mtchoun.simulator.site.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class SourceWatcherTest {
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
    void storesEveryImageOfACommuniqueAndHasItRead() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);

        consulate.look();

        assertThat(consulate.rows("select title, published_on from communique"))
                .containsExactly("Communiqué du 04 janvier 2026, 2026-01-04");
        assertThat(consulate.rows("select position, media_type from image order by position"))
                .containsExactly("0, image/jpeg", "1, image/jpeg");
        assertThat(consulate.rows("select ref from job where kind = 'read_image' order by ref"))
                .isEqualTo(consulate.rows("select id from image order by id"));
        assertThat(consulate.storedBytes()).containsExactlyInAnyOrder(TestImages.jpeg(1), TestImages.jpeg(2));
        assertThat(consulate.site().mostRequestsAtOnce()).isEqualTo(1);
    }

    @Test
    void spendsOneNotModifiedOnAnUnchangedPage() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.site().forgetRequests();

        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.answers()).containsExactly("/index.php 304");
        assertThat(consulate.metrics()).contains("mtchoun_pages_checked_total{outcome=\"unchanged\"} 1.0");
    }

    @Test
    void looksAgainAfterTheIntervalOfTheSourceGiveOrTakeATenth() throws Exception {
        consulate.look();

        assertThat(consulate.nextLookIn()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }

    @Test
    void findsANewCommuniqueAmongKnownOnes() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.publish(DAY.plusDays(1), "communique-05012026-A.jpg", 2);

        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.count("communique")).isEqualTo(2);
        assertThat(consulate.count("image")).isEqualTo(2);
    }

    @Test
    void takesTheSameBytesUnderANewAddressForKnown() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.publish(DAY.plusDays(1), "communique-05012026-A.jpg", 1);

        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.count("image")).isEqualTo(1);
        assertThat(consulate.count("communique")).isEqualTo(1);
        assertThat(consulate.count("image_location")).isEqualTo(2);
    }

    @Test
    void takesNewBytesUnderAKnownAddressForNew() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.publish(DAY, "communique-04012026-A.jpg", 2);

        consulate.lookAfter(Duration.ofHours(7));

        assertThat(consulate.count("image")).isEqualTo(2);
        assertThat(consulate.count("communique")).isEqualTo(1);
        assertThat(consulate.rows("select count(*) from job where kind = 'read_image'"))
                .containsExactly("2");
    }

    @Test
    void asksForRecentImagesAgainWheneverThePageChangesAndPaysOneNotModifiedEach() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.publish(DAY.plusDays(1), "communique-05012026-A.jpg", 2);
        consulate.site().forgetRequests();

        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.answers())
                .containsExactly(
                        "/index.php 200",
                        "/images/communique-05012026-A.jpg 200",
                        "/images/communique-04012026-A.jpg 304");
    }

    @Test
    void leavesOldImagesAlone() throws Exception {
        consulate.publish(LocalDate.of(2020, 7, 15), "communique-15072020-A.jpg", 1);
        consulate.look();
        consulate.publish(DAY, "communique-04012026-A.jpg", 2);
        consulate.site().forgetRequests();

        consulate.lookAfter(Duration.ofHours(7));

        assertThat(consulate.answers()).doesNotContain("/images/communique-15072020-A.jpg 304");
    }

    @ParameterizedTest
    @CsvSource({
        "HTML_INSTEAD, html",
        "EMPTY, empty",
        "IMAGE_BOMB, too_many_pixels",
        "FORBIDDEN, forbidden",
        "SERVER_ERROR, server_error",
        "CUT_OFF, unreachable",
        "TOO_MANY_REQUESTS, too_many_requests"
    })
    void refusesAnImageWithTheReasonAndTakesTheRest(Fault fault, String reason) throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);
        consulate.site().failTimes(Target.IMAGES, fault, 0, 1);

        consulate.look();

        assertThat(consulate.rows("select url, split_part(problem, ':', 1) from image_location where image_id is null"))
                .containsExactly(consulate.url("/images/communique-04012026-A.jpg") + ", " + reason);
        assertThat(consulate.storedBytes()).containsExactly(TestImages.jpeg(2));
        assertThat(consulate.metrics()).contains("mtchoun_images_total{state=\"refused\"} 1.0");
        assertThat(consulate.rows("select failures from source_state")).containsExactly("0");

        consulate.lookAfter(Duration.ofMinutes(2));

        assertThat(consulate.count("image")).isEqualTo(2);
        assertThat(consulate.rows("select count(*) from image_location where problem is not null"))
                .containsExactly("0");
    }

    @Test
    void keepsATruncatedImageAndSoonTakesTheOneThatReplacesIt() throws Exception {
        byte[] whole = TestImages.jpeg(1);
        String name = "communique-04012026-A.jpg";
        consulate.site().publishFile(DAY, name, Arrays.copyOf(whole, whole.length - 300), "image/jpeg");
        consulate.look();
        assertThat(consulate.rows("select split_part(problem, ':', 1) from image_location"))
                .containsExactly("truncated");
        assertThat(consulate.nextLookIn()).isLessThanOrEqualTo(Duration.ofMinutes(1));

        consulate.site().publishFile(DAY, name, whole, "image/jpeg");
        consulate.lookAfter(Duration.ofMinutes(2));

        assertThat(consulate.storedBytes()).contains(whole);
        assertThat(consulate.rows("select problem, failures from image_location"))
                .containsExactly("null, 0");
    }

    @Test
    void asksForARefusedImageLessAndLessOften() throws Exception {
        byte[] page = "<html>404</html>".getBytes(StandardCharsets.UTF_8);
        consulate.site().publishFile(DAY, "communique-04012026-A.jpg", page, "image/jpeg");
        consulate.look();
        Duration first = consulate.nextLookIn();

        for (int i = 0; i < 2; i++) {
            consulate.lookAfter(consulate.nextLookIn());
        }

        assertThat(consulate.rows("select failures from image_location")).containsExactly("3");
        assertThat(consulate.nextLookIn()).isGreaterThan(first);
    }

    @Test
    void countsNothingAsSeenBeforeItIsStored() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);
        consulate
                .database()
                .sql("alter table image add constraint no_second check (position = 0)"); // dies between two images
        consulate.look();
        assertThat(consulate.count("image")).isEqualTo(1);
        assertThat(consulate.rows("select split_part(problem, ':', 1) from source_state"))
                .containsExactly("internal");

        consulate.database().sql("alter table image drop constraint no_second");
        consulate.lookAfter(Duration.ofMinutes(2));

        assertThat(consulate.storedBytes()).containsExactlyInAnyOrder(TestImages.jpeg(1), TestImages.jpeg(2));
        assertThat(consulate.rows("select problem from source_state")).containsExactly("null");
    }

    @Test
    void twoWatchersOnOneDatabaseNeverLookTwice() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);

        consulate.lookWith(2);

        assertThat(consulate.answers()).containsExactly("/index.php 200", "/images/communique-04012026-A.jpg 200");
    }

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "SERVER_ERROR", "UNREACHABLE", "TOO_MANY_REQUESTS", "NO_IMAGES"})
    void backsOffWhileThePageFailsAndRecovers(Fault fault) throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.look();
        consulate.site().fail(Target.PAGE, fault, 0);
        Duration before = Duration.ZERO;
        for (int failure = 1; failure <= 4; failure++) {
            consulate.lookAfter(Duration.ofHours(7));
            assertThat(consulate.rows("select failures from source_state")).containsExactly(String.valueOf(failure));
            assertThat(consulate.nextLookIn()).isGreaterThan(before).isLessThan(Duration.ofMinutes(12));
            before = consulate.nextLookIn();
        }

        consulate.site().heal();
        consulate.lookAfter(Duration.ofHours(7));

        assertThat(consulate.rows("select failures, problem, images_on_page from source_state"))
                .containsExactly("0, null, 1");
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        consulate.site().fail(Target.PAGE, Fault.TOO_MANY_REQUESTS, 600);

        consulate.look();

        assertThat(consulate.nextLookIn()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void looksLikeABrowserButSaysWhoItIs() throws Exception {
        consulate.site().fail(Target.PAGE, Fault.FORBIDDEN_TO_ROBOTS, 0);

        consulate.look();

        assertThat(consulate.rows("select failures from source_state")).containsExactly("0");
        assertThat(consulate.site().requests()).allSatisfy(seen -> assertThat(seen.userAgent())
                .startsWith("Mozilla/5.0 (compatible; MtchounMouh/")
                .contains("+http://localhost:5173"));
    }

    @Test
    void obeysRobotsTxtAndSaysSo() throws Exception {
        consulate.site().setRobots("User-agent: *\nDisallow: /index.php\n");

        consulate.look();

        assertThat(consulate.answers()).isEmpty();
        assertThat(consulate.rows("select split_part(problem, ':', 1) from source_state"))
                .containsExactly("robots");
    }

    @Test
    void findsAtOnceWhatAppearsOnAPageThatWasEmpty() throws Exception {
        consulate.look();
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);

        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.count("image")).isEqualTo(1);
    }

    @Test
    void forgetsARefusedImageThatLeftThePage() throws Exception {
        consulate.publish(DAY, "communique-04012026-A.jpg", 1);
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);
        consulate.site().failTimes(Target.IMAGES, Fault.HTML_INSTEAD, 0, 1);
        consulate.look();

        consulate.site().clear();
        consulate.publish(DAY, "communique-04012026-B.jpg", 2);
        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.rows("select url from image_location"))
                .containsExactly(consulate.url("/images/communique-04012026-B.jpg"));
    }

    @Test
    void followsThePageAndTheIntervalOfTheSettings() throws Exception {
        consulate.look();
        long id = consulate.database().number("select id from source");

        consulate.setInterval(Duration.ofHours(1));
        consulate.lookAfter(Duration.ofMinutes(12));

        assertThat(consulate.database().number("select id from source")).isEqualTo(id);
        assertThat(consulate.nextLookIn()).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
        assertThat(consulate.rows("select key, pickup->'fr'->>'bring' from source"))
                .containsExactly("marseille, le récépissé de dépôt et l’ancien passeport");
    }

    @Test
    void looksNoMoreAtASourceThatIsNotActive() throws Exception {
        consulate.look();
        consulate.database().sql("update source set active = false");
        consulate.site().forgetRequests();

        consulate.clock().advance(Duration.ofHours(1));
        consulate.runUntil(() -> consulate.database().number("select count(*) from job") == 0);

        assertThat(consulate.answers()).isEmpty();
    }

    @Test
    void stopsAfterTheImageInHandAndGoesOnAtTheNextStart() throws Exception {
        for (int i = 0; i < 20; i++) {
            consulate.publish(DAY, "communique-04012026-" + (char) ('A' + i) + ".jpg", i);
        }

        consulate.runUntil(() -> consulate.count("image") > 0);

        assertThat(consulate.count("image")).isBetween(1L, 19L);
        assertThat(consulate.nextLookIn()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        consulate.lookAfter(Duration.ofSeconds(1));
        assertThat(consulate.count("image")).isEqualTo(20);
    }
}
