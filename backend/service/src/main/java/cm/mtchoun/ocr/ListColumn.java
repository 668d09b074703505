package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows that begin at the same left edge, or their names do, top to bottom. The edge may lean, as in a photograph. */
final class ListColumn {

    private static final double H = WorkingPage.CAPITALS;
    private static final int SIGNATURE = 3; // lines at most: office, name, place

    private final List<ListEntry> entries = new ArrayList<>();

    /** @param entries in any order; @return columns of at least one entry, left to right */
    static List<ListColumn> of(List<ListEntry> entries) {
        List<ListColumn> columns = new ArrayList<>();
        entries.stream().sorted(Comparator.comparingDouble(ListEntry::row)).forEach(entry -> {
            ListColumn best = null;
            for (ListColumn column : columns) {
                if (column.takes(entry) && (best == null || column.distance(entry) < best.distance(entry))) {
                    best = column;
                }
            }
            if (best == null) {
                best = new ListColumn();
                columns.add(best);
            }
            best.entries.add(entry);
        });
        columns.sort(Comparator.comparingDouble(ListColumn::left));
        return columns;
    }

    private boolean takes(ListEntry entry) {
        double below = entry.row() - last().row();
        return below > 0.6 * H && distance(entry) <= 0.8 * H + 0.02 * Math.min(below, 20 * H);
    }

    private double distance(ListEntry entry) {
        return Math.min(Math.abs(entry.left() - last().left()), Math.abs(entry.nameLeft() - last().nameLeft()));
    }

    private ListEntry last() {
        return entries.get(entries.size() - 1);
    }

    List<ListEntry> entries() {
        return entries;
    }

    double left() {
        return median(entries.stream().map(ListEntry::left).toList());
    }

    /** Distance between rows, 0 when there is one row only. */
    double pitch() {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < entries.size(); i++) {
            gaps.add(entries.get(i).row() - entries.get(i - 1).row());
        }
        return gaps.isEmpty() ? 0 : median(gaps);
    }

    boolean isNumbered() {
        return share(entry -> entry.number().isPresent()) >= 0.6;
    }

    /** Whether it stands where a signature does: a few lines without numbers, below the end of a list and to its right. */
    boolean signs(ListColumn list) {
        return entries.size() <= SIGNATURE
                && !isNumbered()
                && entries.get(0).row() > list.last().row() + 0.6 * H
                && left() > list.left() + 3 * H;
    }

    boolean looksLikeList() {
        return share(ListEntry::looksLikeName) >= 0.6
                && median(entries.stream().map(e -> (double) e.letters()).toList()) >= 4;
    }

    double share(java.util.function.Predicate<ListEntry> what) {
        return (double) entries.stream().filter(what).count() / entries.size();
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
