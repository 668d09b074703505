package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gives rows the numbers that stand apart from them: in a cell of their own, or so far in front that the gap was taken for
 * one between columns, which on one page may happen to some rows and not to others.
 */
final class RowNumbers {

    private static final double H = WorkingPage.CAPITALS;
    private static final double FARTHEST = 6 * H; // from a number to its name
    private static final double WIDEST = 3 * H;
    private static final double SAME_ROW = 0.6 * H;
    private static final double SAME_EDGE = 0.8 * H;
    private static final double NEAR = 8 * H; // rows whose edges can be compared on a page seen at an angle

    private final List<ListEntry> numbers;

    private RowNumbers(List<ListEntry> entries) {
        numbers = entries.stream().filter(entry -> entry.number().isPresent()).toList();
    }

    /** @return the same entries in the same order, without what went as a number to the row on its right */
    static List<ListEntry> joined(List<ListEntry> entries) {
        RowNumbers numbers = new RowNumbers(entries);
        List<ListEntry> joined = new ArrayList<>(entries);
        for (ListEntry number : entries) {
            if (number.isNumberOnly() || numbers.hasUnreadable(number)) {
                nameOf(number, joined).ifPresent(name -> {
                    joined.replaceAll(entry -> entry == name ? name.behind(number) : entry);
                    joined.remove(number);
                });
            }
        }
        return joined;
    }

    /** Something as small as a number where the rows around have theirs. */
    private boolean hasUnreadable(ListEntry entry) {
        return entry.right() - entry.left() < WIDEST
                && numbers.stream()
                        .anyMatch(number -> Math.abs(number.row() - entry.row()) < NEAR
                                && (Math.abs(number.left() - entry.left()) < SAME_EDGE
                                        || number.isNumberOnly()
                                                && Math.abs(number.right() - entry.right()) < SAME_EDGE));
    }

    private static Optional<ListEntry> nameOf(ListEntry number, List<ListEntry> entries) {
        return entries.stream()
                .filter(entry -> entry != number && entry.left() > number.left())
                .filter(entry -> entry.left() - number.right() < FARTHEST)
                .filter(entry -> Math.abs(entry.row() - number.row()) < SAME_ROW)
                .min(Comparator.comparingDouble(ListEntry::left))
                .filter(entry -> entry.number().isEmpty() && !entry.words().isEmpty());
    }
}
