package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sequence of the printed numbers: it puts right what was misread, and tells what was missed. */
final class Numbering {

    private static final int LONGEST_NUMBER = 4; // letters and marks: "12.", "AT."
    private static final int VOTERS = 5; // rows above or below that are asked
    private static final int LONGEST_GAP = 30; // further apart, one of the two numbers was misread

    private Numbering() {}

    /** @param rows in reading order; @return the same rows, a number between two others that fit put right */
    static List<ListEntry> repaired(List<ListEntry> rows) {
        List<ListEntry> repaired = new ArrayList<>(rows);
        for (int i = 0; i < repaired.size(); i++) {
            OptionalInt expected = expected(repaired, i);
            if (expected.isPresent() && !expected.equals(repaired.get(i).number())) {
                repaired.set(i, repaired.get(i).numbered(expected));
            }
        }
        return repaired;
    }

    /**
     * Takes unreadable numbers off names: a short first word in front of the place where the names of the rows around
     * begin.
     *
     * @param rows of one numbered column
     */
    static List<ListEntry> withoutUnreadable(List<ListEntry> rows) {
        List<ListEntry> result = new ArrayList<>(rows);
        for (int i = 0; i < rows.size(); i++) {
            ListEntry row = rows.get(i);
            boolean mayBeNumber = row.number().isEmpty()
                    && row.words().size() > 1
                    && row.words().get(0).text().length() <= LONGEST_NUMBER;
            if (mayBeNumber && Math.abs(row.words().get(1).left() - nameLeft(rows, i)) < 0.6 * WorkingPage.CAPITALS) {
                result.set(i, row.withoutFirstWord());
            }
        }
        return result;
    }

    /** Where the name of the nearest numbered row begins. */
    private static double nameLeft(List<ListEntry> rows, int index) {
        double left = Double.NaN;
        int nearest = Integer.MAX_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            ListEntry row = rows.get(i);
            if (row.number().isPresent() && !row.words().isEmpty() && Math.abs(i - index) < nearest) {
                nearest = Math.abs(i - index);
                left = row.words().get(0).left();
            }
        }
        return left;
    }

    /** What the numbers above and below say, when they agree. */
    private static OptionalInt expected(List<ListEntry> rows, int i) {
        OptionalInt fromAbove = next(rows, i, -1, row -> true);
        OptionalInt fromBelow = next(rows, i, 1, row -> true);
        if (fromAbove.isPresent() && fromBelow.isPresent() && fromBelow.getAsInt() == fromAbove.getAsInt() + 1) {
            return fromAbove;
        }
        OptionalInt above = i > 0 ? rows.get(i - 1).number() : OptionalInt.empty();
        OptionalInt below = i + 1 < rows.size() ? rows.get(i + 1).number() : OptionalInt.empty();
        boolean unread = rows.get(i).number().isEmpty();
        if (unread && above.isPresent() && i + 1 == rows.size()) {
            return OptionalInt.of(above.getAsInt() + 1);
        }
        return unread && i == 0 && below.isPresent() ? OptionalInt.of(below.getAsInt() - 1) : OptionalInt.empty();
    }

    /** Whether numbers both above and below say what is to be said of a row without one. */
    static boolean isTold(List<ListEntry> rows, int i) {
        return next(rows, i, -1, ListEntry::hasNumberPlace).isPresent()
                && next(rows, i, 1, ListEntry::hasNumberPlace).isPresent();
    }

    /** Whether the numbers go on as if this row were not there: then it belongs to the one above. */
    static boolean passesOver(List<ListEntry> rows, int i) {
        return next(rows, i, -1, ListEntry::hasNumberPlace).equals(next(rows, i, 1, ListEntry::hasNumberPlace));
    }

    /**
     * Counts up or down from the nearest rows on one side of a row.
     *
     * @param counted rows that have a number, be it readable or not
     * @return the number of the first row below those above, or of the first below this one; as most of them say
     */
    private static OptionalInt next(List<ListEntry> rows, int from, int step, Predicate<ListEntry> counted) {
        Map<Integer, Integer> votes = new HashMap<>();
        OptionalInt next = OptionalInt.empty();
        int most = 0;
        int distance = 0;
        for (int i = from + step; i >= 0 && i < rows.size() && distance < VOTERS; i += step) {
            ListEntry row = rows.get(i);
            if (!counted.test(row)) {
                continue;
            }
            distance++;
            if (row.number().isPresent()) {
                int vote = row.number().getAsInt() - step * distance + Math.max(0, step);
                int same = votes.merge(vote, 1, Integer::sum);
                if (same > most) {
                    most = same;
                    next = OptionalInt.of(vote);
                }
            }
        }
        return next;
    }

    /**
     * @param rows the number of each, in reading order
     * @return how many numbers of the sequence no row has; 0 for a list without numbers
     */
    static int missing(Stream<OptionalInt> rows) {
        int missing = 0;
        OptionalInt previous = OptionalInt.empty();
        int rowsBetween = 0;
        for (OptionalInt number : rows.toList()) {
            if (number.isEmpty()) {
                rowsBetween++;
                continue;
            }
            if (previous.isPresent()) {
                int skipped = number.getAsInt() - previous.getAsInt() - 1 - rowsBetween;
                missing += skipped > 0 && skipped <= LONGEST_GAP ? skipped : 0;
            }
            previous = number;
            rowsBetween = 0;
        }
        return missing;
    }
}
