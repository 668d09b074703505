package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ColumnEdgeTest {

    private static final int EDGE = 100;

    private final List<ListEntry> rows = new ArrayList<>();

    @Test
    void isMissedByARowThatLostItsFirstLetter() {
        names(EDGE, EDGE, EDGE, EDGE + 20, EDGE, EDGE);

        assertThat(ColumnEdge.at(rows, 3).isMissedBy(rows.get(3))).isTrue();
        assertThat(ColumnEdge.at(rows, 2).isMissedBy(rows.get(2))).isFalse();
    }

    @Test
    void isNotMissedByNumbersOfDifferentWidthWithNamesBelowEachOther() {
        for (int number = 7; number < 13; number++) {
            row(number < 10 ? EDGE : EDGE - 14, EDGE + 50, OptionalInt.of(number));
        }

        assertThat(rows).allSatisfy(row -> assertThat(
                        ColumnEdge.at(rows, rows.indexOf(row)).isMissedBy(row))
                .isFalse());
    }

    @Test
    void leansAsAPhotographedPageDoes() {
        names(100, 104, 108, 112, 116, 120, 124, 128, 132);

        assertThat(ColumnEdge.at(rows, 4).left()).isEqualTo(116);
        assertThat(ColumnEdge.at(rows, 4).isMissedBy(rows.get(4))).isFalse();
    }

    @Test
    void doesNotAskTheOtherColumn() {
        names(EDGE, EDGE, EDGE, EDGE, 700, 700, 700, 700, 700);

        assertThat(ColumnEdge.at(rows, 3).left()).isEqualTo(EDGE);
    }

    private void names(int... lefts) {
        for (int left : lefts) {
            row(left, left, OptionalInt.empty());
        }
    }

    private void row(int left, int nameLeft, OptionalInt number) {
        int base = 40 * (rows.size() + 1);
        Box box = new Box(left, base - 24, 200, 24);
        TextLine line = new TextLine(box, List.of(box), 0, base);
        VotedLine.Word word = new VotedLine.Word("ABENA", 0.995, nameLeft, left + 200);
        rows.add(new ListEntry(List.of(new VotedLine(line, List.of(word))), number, left, List.of(word)));
    }
}
