package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ImageOutcomeTest {

    @Test
    void namesThatAreMissingBetweenTwoPagesOfADocumentAreMissing() {
        assertThat(ImageOutcome.of(List.of(page(1, 1, 2), page(2, 5, 6))).missingNumbers())
                .isEqualTo(2);
    }

    @Test
    void pagesThatBeginToCountAnewMissNothing() {
        assertThat(ImageOutcome.of(List.of(page(1, 1, 2, 3), page(2, 1, 2))).missingNumbers())
                .isZero();
    }

    private static PageReading page(int page, int... numbers) {
        List<ListedName> names = Arrays.stream(numbers)
                .mapToObj(number ->
                        new ListedName(number, OptionalInt.of(number), "NANA Marie", List.of(), 1, new Box(0, 0, 9, 9)))
                .toList();
        return new PageReading(page, names, List.of(), 1, 0, Turn.NONE, Optional.empty());
    }
}
