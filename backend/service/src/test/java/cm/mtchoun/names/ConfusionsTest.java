package cm.mtchoun.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ConfusionsTest {

    private static final double SUPPOSED = 0.3;

    @Example
    void whatOurReadingConfusesIsNoEditThoughNobodyThoughtOfIt() {
        assertThat(Confusions.substitution('E', 'S')).isLessThan(0.45);
        assertThat(Confusions.substitution('B', 'K')).isEqualTo(Confusions.NONE);
        assertThat(Confusions.substitution('I', 'J')).isEqualTo(Confusions.CLOSE);
    }

    @Example
    void whatTellsFamiliesApartIsNeverAMisreading() {
        for (char letter : "AEIOUY".toCharArray()) {
            for (char other : "AEIOUY".toCharArray()) {
                assertThat(Confusions.substitution(letter, other)).isEqualTo(Confusions.NONE);
            }
        }
        assertThat(Confusions.substitution('M', 'N')).isEqualTo(Confusions.NONE);
    }

    @Example
    void whatWasCountedMayMakeAConfusionCheaperNeverDearer() {
        assertThat(counts(0, 10_000, 0).cost(SUPPOSED)).isEqualTo(SUPPOSED);
        assertThat(counts(40, 10_000, 0).cost(SUPPOSED)).isLessThan(SUPPOSED);
        assertThat(counts(0, 10_000, 0).cost(Confusions.NONE)).isEqualTo(Confusions.NONE);
        assertThat(counts(40, 10_000, 0).cost(Confusions.NONE)).isLessThan(SUPPOSED);
    }

    @Property
    void theMoreOftenConfusedAndTheFewerNamesApartTheCheaper(
            @ForAll @IntRange(max = 500) int confused,
            @ForAll @IntRange(max = 40) int apart,
            @ForAll @DoubleRange(min = 0.12, max = 1) double supposed) {
        double cost = counts(confused, 20_000, apart).cost(supposed);

        assertThat(cost).isBetween(Confusions.CLOSE, supposed);
        assertThat(counts(confused + 1, 20_000, apart).cost(supposed)).isLessThanOrEqualTo(cost);
        assertThat(counts(confused, 20_000, apart + 1).cost(supposed)).isGreaterThanOrEqualTo(cost);
    }

    private static LetterCounts counts(int confused, int printed, int apart) {
        return new LetterCounts("X", "Z", confused, printed, apart, 1_000);
    }
}
