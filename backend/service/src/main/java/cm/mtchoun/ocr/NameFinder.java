package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells which lines of a page are rows of the list, by where they stand: below the announcement, at a common left edge,
 * at an even distance, numbered or not. What a line says counts only for telling a list from prose, never for one name.
 */
final class NameFinder {

    private static final double H = WorkingPage.CAPITALS;
    private static final int NUMBERED = 3; // rows: a numbered one is a list rather than the two lines of a stamp

    private NameFinder() {}

    /** @param lines of one page, top to bottom; @return rows of the list in reading order, empty when the page has none */
    static List<ListEntry> find(List<VotedLine> lines) {
        int before = ListStart.lastLineBefore(lines);
        List<ListEntry> entries = lines.stream()
                .map(ListEntry::of)
                .filter(entry -> entry.isNumberOnly() || entry.letters() >= 2)
                .toList();
        double top = before < 0 ? proseEnd(entries) : lines.get(before).line().base();
        boolean notice = before < 0 && entries.stream().anyMatch(ListEntry::looksLikeProse);
        List<ListColumn> candidates = ListColumn.of(RowNumbers.joined(
                entries.stream().filter(entry -> entry.row() > top + 0.6 * H).toList()));
        List<ListColumn> lists =
                candidates.stream().filter(ListColumn::looksLikeList).toList();
        List<ListColumn> columns = new ArrayList<>(lists);
        columns.removeIf(column -> lists.stream().anyMatch(column::signs));
        Optional<ListColumn> main = columns.stream()
                .max(Comparator.comparingInt(column -> column.entries().size() + (column.isNumbered() ? NUMBERED : 0)));
        if (main.isEmpty() || notice && main.get().entries().size() < 5) {
            return List.of();
        }
        ListColumn leading = main.get();
        columns.removeIf(column -> column != leading && !goesWith(column, leading));
        List<ListEntry> others = candidates.stream()
                .filter(column -> !columns.contains(column))
                .flatMap(column -> column.entries().stream())
                .toList();
        return columns.stream()
                .flatMap(column -> Wraps.joined(rows(column), column, leading.pitch(), others).stream())
                .toList();
    }

    private static double proseEnd(List<ListEntry> entries) {
        return entries.stream()
                .filter(ListEntry::looksLikeProse)
                .mapToDouble(ListEntry::row)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static boolean goesWith(ListColumn column, ListColumn main) {
        double first = column.entries().get(0).row();
        boolean below = first > main.entries().get(main.entries().size() - 1).row() + 0.5 * H;
        boolean sameEdge = Math.abs(column.left() - main.left()) < 3 * H;
        if (column.isNumbered() != main.isNumbered() || below && !sameEdge) {
            return false;
        }
        int size = column.entries().size();
        if (column.isNumbered()) {
            return true;
        }
        boolean begunBeside = Math.abs(first - main.entries().get(0).row()) < H;
        return begunBeside || size >= 3 && Math.abs(column.pitch() - main.pitch()) < 0.15 * main.pitch();
    }

    private static List<ListEntry> rows(ListColumn column) {
        List<ListEntry> rows = new ArrayList<>();
        for (ListEntry entry : column.entries()) {
            boolean farBelow = !rows.isEmpty()
                    && entry.row() - rows.get(rows.size() - 1).row() > 2.6 * column.pitch()
                    && entry.number().isEmpty();
            if (farBelow && !entry.looksLikeName()) {
                break;
            }
            if (!entry.words().isEmpty() && !(column.isNumbered() && entry.isScrap())) {
                rows.add(entry);
            }
        }
        return column.isNumbered() ? Numbering.withoutUnreadable(rows) : rows;
    }
}
