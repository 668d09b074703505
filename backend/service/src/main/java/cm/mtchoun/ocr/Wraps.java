package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.List;

/** Puts names together again that were too long for one line. */
final class Wraps {

    private static final double H = WorkingPage.CAPITALS;
    private static final double BLANK = 0.3 * H;

    private final List<ListEntry> rows;
    private final boolean numbered;
    private final Alphabet alphabet;
    private final double edge;

    private Wraps(List<ListEntry> rows, boolean numbered) {
        this.rows = rows;
        this.numbered = numbered;
        this.alphabet = Alphabet.of(rows);
        this.edge = rows.stream().mapToDouble(ListEntry::right).max().orElse(0);
    }

    /**
     * @param rows of the column, top to bottom
     * @param pitch distance between rows
     * @param others lines of the page that are in no column: what is indented below a row goes on with it
     */
    static List<ListEntry> joined(List<ListEntry> rows, ListColumn column, double pitch, List<ListEntry> others) {
        Wraps wraps = new Wraps(rows, column.isNumbered());
        List<ListEntry> joined = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int last = joined.size() - 1;
            if (last >= 0 && wraps.goesOn(joined.get(last), i)) {
                joined.set(last, joined.get(last).continuedBy(rows.get(i)));
            } else {
                joined.add(rows.get(i));
            }
        }
        joined.replaceAll(row -> withIndented(row, pitch, rows, others));
        return joined;
    }

    /**
     * A line without number where all have one; or one that would have fitted on no line above, and would stand at the
     * wrong place of the alphabet if it began a name, or in a list without order is no surname.
     */
    private boolean goesOn(ListEntry above, int i) {
        ListEntry row = rows.get(i);
        if (row.hasNumberPlace() || row.words().isEmpty()) {
            return false;
        }
        if (numbered && Numbering.isTold(rows, i)) {
            return Numbering.passesOver(rows, i);
        }
        VotedLine.Word first = row.words().get(0);
        boolean lineWasFull = above.right() + BLANK + first.right() - first.left() > edge;
        return lineWasFull
                && above.words().size() > 2
                && (alphabet.isKept() ? alphabet.isBrokenBy(above, i) : !row.beginsInCapitals());
    }

    private static ListEntry withIndented(ListEntry row, double pitch, List<ListEntry> rows, List<ListEntry> others) {
        ListEntry result = row;
        for (ListEntry other : others) {
            double below = other.row() - result.lastRow();
            boolean indented = other.left() > row.left() + 0.8 * H && other.left() < row.left() + 6 * H;
            boolean free = rows.stream().noneMatch(taken -> Math.abs(taken.row() - other.row()) < 0.6 * H);
            if (other.number().isEmpty() && indented && free && below > 0.6 * H && below < 1.3 * pitch) {
                result = result.continuedBy(other);
            }
        }
        return result;
    }
}
