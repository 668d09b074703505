package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Token SURE = new Token("MBARGA", Vote.AGREED);

    @Test
    void trustsWhatModelsAgreeOnMostAndSmallTypeLess() {
        assertThat(Calibration.of(List.of(SURE), 16)).isGreaterThan(Calibration.of(List.of(SURE), 10));
        assertThat(Calibration.of(List.of(SURE), 10))
                .isGreaterThan(Calibration.of(List.of(SURE, new Token("Rose", Vote.OUTVOTED)), 10));
    }

    @Test
    void trustsANameWithTwoDisputedWordsLessThanWithOne() {
        Token disputed = new Token("Rose", 0.64);

        assertThat(Calibration.of(List.of(SURE, disputed, disputed), 16))
                .isLessThan(Calibration.of(List.of(SURE, disputed), 16));
    }

    @Property
    void isAProbabilityThatGrowsWithTheLeastCertainWord(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        double less = Calibration.of(List.of(SURE, new Token("Rose", Math.min(one, other))), 16);
        double more = Calibration.of(List.of(SURE, new Token("Rose", Math.max(one, other))), 16);

        assertThat(less).isBetween(0.0, 1.0).isLessThanOrEqualTo(more);
    }
}
