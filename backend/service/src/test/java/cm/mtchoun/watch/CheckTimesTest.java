package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTimesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    @Property
    void looksAgainWithinATenthOfTheInterval(
            @ForAll @IntRange(min = 1, max = 600_000) int seconds,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        Duration every = Duration.ofSeconds(seconds);

        assertThat(CheckTimes.afterSuccess(every, jitter))
                .isBetween(
                        every.multipliedBy(9).dividedBy(10),
                        every.multipliedBy(11).dividedBy(10));
    }

    @Property
    void waitsLongerWithEachFailureUpToHalfAnHourOrTheInterval(
            @ForAll @IntRange(min = 1, max = 86_400) int seconds,
            @ForAll @IntRange(min = 1, max = 1_000) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        Duration every = Duration.ofSeconds(seconds);
        Duration wait = CheckTimes.afterFailure(every, failures, null, jitter);

        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(33).plus(every.multipliedBy(2)));
        assertThat(CheckTimes.afterFailure(every, failures + 1, null, jitter)).isGreaterThanOrEqualTo(wait);
    }

    @Test
    void waitsForAsLongAsTheServerAsksButNotForever() {
        Duration every = Duration.ofMinutes(10);

        assertThat(CheckTimes.afterFailure(every, 1, Duration.ofHours(2), 0.5)).isEqualTo(Duration.ofHours(2));
        assertThat(CheckTimes.afterFailure(every, 1, Duration.ofDays(9), 0.5)).isEqualTo(Duration.ofHours(6));
        assertThat(CheckTimes.afterFailure(every, 1, Duration.ZERO, 0.5)).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "999999999, PT6H",
        "99999999999999999999999,",
        "'Mon, 05 Jan 2026 10:10:00 GMT', PT10M",
        "'Mon, 05 Jan 2026 09:00:00 GMT', PT0S",
        "'Wed, 05 Jan 2027 10:10:00 GMT',",
        "'Fri, 08 Jan 2027 10:10:00 GMT', PT6H",
        "soon,",
        "-5,"
    })
    void readsRetryAfterInBothForms(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW).orElse(null)).isEqualTo(wait);
    }

    @Test
    void tellsAtTheThirdFailureThenDailyAndStartsAnewAfterASuccess() {
        Streak streak = Streak.NONE;
        int told = 0;
        for (int minutes = 0; minutes < 2 * 24 * 60 + 60; minutes += 30) {
            Instant now = NOW.plus(Duration.ofMinutes(minutes));
            streak = streak.failed(now);
            told += now.equals(streak.toldAt()) ? 1 : 0;
            assertThat(told).isEqualTo(minutes < 60 ? 0 : 1 + (minutes - 60) / (24 * 60));
        }

        assertThat(streak.since()).isEqualTo(NOW);
        assertThat(Streak.NONE.wasTold()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10, 21, false", "10, 31, true", "3, 21, false", "3, 22, true", "100, 299, false", "100, 301, true"})
    void callsASourceSilentOnlyWhenItsHistoryDoesNotExplainIt(int gap, int silentDays, boolean silent) {
        List<LocalDate> published = IntStream.range(0, 10)
                .mapToObj(i -> LocalDate.of(2020, 1, 1).plusDays((long) gap * i))
                .toList();
        Instant lastNew = NOW.minus(Duration.ofDays(silentDays));

        assertThat(Silence.isToBeTold(published, lastNew, null, NOW)).isEqualTo(silent);
        assertThat(Silence.isToBeTold(published, lastNew, NOW.minus(Duration.ofDays(6)), NOW))
                .isFalse();
        assertThat(Silence.isToBeTold(published, lastNew, NOW.minus(Duration.ofDays(7)), NOW))
                .isEqualTo(silent);
        assertThat(Silence.isToBeTold(published.subList(0, 2), lastNew, null, NOW))
                .isFalse();
    }

    @Test
    void judgesByTheLastTwoYearsOfASource() {
        List<LocalDate> published = List.of(
                LocalDate.of(2010, 1, 1),
                LocalDate.of(2019, 1, 1),
                LocalDate.of(2019, 1, 9),
                LocalDate.of(2019, 1, 20));

        assertThat(Silence.isToBeTold(published, NOW.minus(Duration.ofDays(40)), null, NOW))
                .isTrue();
    }
}
