package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HolesTest {

    private static final int PITCH = 40;

    private final List<ListEntry> rows = new ArrayList<>();

    @Test
    void seesWhereANumberIsMissing() {
        numbered(1, 2, 3, 4, 6, 7, 8);

        assertThat(Holes.in(rows)).extracting(place -> place.baseAt(100)).containsExactly(5.0 * PITCH);
    }

    @Test
    void seesTwoRowsMissingInAListWithoutNumbers() {
        for (int row : List.of(1, 2, 3, 4, 5, 8, 9)) {
            row(row, 100, OptionalInt.empty());
        }

        assertThat(Holes.in(rows)).extracting(place -> place.baseAt(100)).containsExactly(6.0 * PITCH, 7.0 * PITCH);
    }

    @Test
    void seesAsManyRowsBelowAStampAsTheNumbersSay() {
        numbered(1, 2, 3, 4, 5, 6, 12, 13);

        assertThat(Holes.in(rows)).hasSize(5);
    }

    @Test
    void seesNoSuchGapWithoutNumbers() {
        for (int row : List.of(1, 2, 3, 4, 5, 6, 12, 13)) {
            row(row, 100, OptionalInt.empty());
        }

        assertThat(Holes.in(rows)).isEmpty();
    }

    @Test
    void seesNoHoleWhereTheNumbersGoOn() {
        numbered(1, 2, 3, 4, 5);
        row(7, 100, OptionalInt.of(6));
        row(8, 100, OptionalInt.of(7));

        assertThat(Holes.in(rows)).isEmpty();
    }

    @Test
    void seesNoHoleBetweenTheLastRowOfAColumnAndTheFirstOfTheNext() {
        numbered(1, 2, 3, 4, 5, 6);
        row(1, 600, OptionalInt.of(8));

        assertThat(Holes.in(rows)).isEmpty();
    }

    @Test
    void seesAHoleBesideARowThatRanOnIntoAStamp() {
        numbered(1, 2, 3, 4, 5, 6);
        row(9, 20, 140, OptionalInt.of(9));
        numbered(10, 11);

        assertThat(Holes.in(rows)).extracting(place -> place.baseAt(100)).containsExactly(7.0 * PITCH, 8.0 * PITCH);
    }

    @Test
    void looksWhereTheRowsAroundBeginNotWhereOneThatRanOnIntoAStampDoes() {
        numbered(1, 2, 3, 4, 5);
        row(6, 20, 140, OptionalInt.of(6));
        numbered(8, 9);

        assertThat(Holes.in(rows)).extracting(place -> place.box().x()).allMatch(left -> left > 80);
    }

    private void numbered(int... numbers) {
        for (int number : numbers) {
            row(number, 100, OptionalInt.of(number));
        }
    }

    private void row(int row, int left, OptionalInt number) {
        row(row, left, left + 40, number);
    }

    private void row(int row, int left, int nameLeft, OptionalInt number) {
        Box box = new Box(left, row * PITCH - 24, 200, 24);
        TextLine line = new TextLine(box, List.of(box), 0, row * PITCH);
        VotedLine.Word word = new VotedLine.Word("ABENA", 0.995, nameLeft, left + 200);
        rows.add(new ListEntry(List.of(new VotedLine(line, List.of(word))), number, left, List.of(word)));
    }
}
