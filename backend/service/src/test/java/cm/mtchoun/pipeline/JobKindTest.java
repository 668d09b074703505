package cm.mtchoun.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JobKindTest {
    @Property
    void delaysGrowAndStayUnderTheirLimit(
            @ForAll JobKind kind,
            @ForAll @IntRange(min = 1, max = 1_000) int attempts,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        Duration delay = kind.delayAfter(attempts, jitter);

        assertThat(delay).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(150));
        assertThat(kind.delayAfter(attempts + 1, jitter)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void aRefusedMailIsTriedForFourHours() {
        assertThat(allDelays(JobKind.SEND_MAIL)).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    @Test
    void aWebhookThatDoesNotAnswerIsTriedForADay() {
        assertThat(allDelays(JobKind.DELIVER_WEBHOOK)).isBetween(Duration.ofHours(24), Duration.ofHours(26));
    }

    private static Duration allDelays(JobKind kind) {
        Duration total = Duration.ZERO;
        for (int attempt = 1; attempt < kind.maxAttempts(); attempt++) {
            total = total.plus(kind.delayAfter(attempt, 0.5));
        }
        return total;
    }
}
