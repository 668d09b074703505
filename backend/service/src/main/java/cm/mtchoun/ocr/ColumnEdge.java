package cm.mtchoun.ocr;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Where the rows around one of a list begin: a line that ran on into a stamp begins too early, one that lost letters too late. */
final class ColumnEdge {

    private static final double H = WorkingPage.CAPITALS;
    private static final double SAME_COLUMN = 3 * H;
    private static final double SAME_EDGE = 0.4 * H;
    private static final int AROUND = 4; // rows above, and as many below: the edge leans on a page seen at an angle
    private static final int FEWEST = 4; // that tell where the edge is

    private final List<ListEntry> around;

    private ColumnEdge(List<ListEntry> around) {
        this.around = around;
    }

    /** @param rows in reading order */
    static ColumnEdge at(List<ListEntry> rows, int index) {
        ListEntry row = rows.get(index);
        return new ColumnEdge(
                rows.subList(Math.max(0, index - AROUND), Math.min(rows.size(), index + AROUND + 1)).stream()
                        .filter(other -> isSameColumn(row, other))
                        .toList());
    }

    /** Whether two rows begin near one edge, or their names do. */
    static boolean isSameColumn(ListEntry one, ListEntry other) {
        return Math.abs(one.left() - other.left()) < SAME_COLUMN
                || Math.abs(one.nameLeft() - other.nameLeft()) < SAME_COLUMN;
    }

    double left() {
        return median(ListEntry::left);
    }

    /** Whether that row begins elsewhere and, where rows are numbered, its name does, too: numbers differ in width. */
    boolean isMissedBy(ListEntry row) {
        long numbers =
                around.stream().filter(other -> other.number().isPresent()).count();
        boolean numbered = numbers * 2 > around.size();
        return around.size() > FEWEST
                && Math.abs(row.left() - left()) > SAME_EDGE
                && (!numbered || Math.abs(row.nameLeft() - median(ListEntry::nameLeft)) > SAME_EDGE);
    }

    private double median(ToDoubleFunction<ListEntry> place) {
        return ListColumn.median(around.stream().map(place::applyAsDouble).toList());
    }
}
