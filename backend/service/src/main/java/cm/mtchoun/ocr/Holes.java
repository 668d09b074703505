package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.List;

/** Places of a list where a row should stand and none was found: below a stamp, lines are torn to pieces. */
final class Holes {

    private static final double H = WorkingPage.CAPITALS;
    private static final double NUMBER = 0.6 * H; // a figure more, where numbers stand flush right
    private static final double UNEVEN = 0.15; // of the distance between rows
    private static final int MOST_ROWS = 3; // of one hole
    private static final int MOST_COUNTED = 12; // of one whose numbers say as many as the distance: a stamp is so high
    private static final int FEWEST_ROWS = 5; // that tell how far rows are apart

    private final List<ListEntry> rows;
    private final double pitch;

    private Holes(List<ListEntry> rows) {
        this.rows = rows;
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            if (isBelow(rows.get(i - 1), rows.get(i))) {
                distances.add(rows.get(i).row() - rows.get(i - 1).lastRow());
            }
        }
        pitch = distances.size() < FEWEST_ROWS ? 0 : ListColumn.median(distances);
    }

    /**
     * @param rows of a list, in reading order
     * @return lines as long as the column is wide, without parts, where the distance between two rows and, if they have
     *     any, their numbers say that rows are missing
     */
    static List<TextLine> in(List<ListEntry> rows) {
        Holes holes = new Holes(rows);
        List<TextLine> places = new ArrayList<>();
        for (int i = 1; i < rows.size() && holes.pitch > 0; i++) {
            if (isBelow(rows.get(i - 1), rows.get(i))) {
                places.addAll(holes.belowRow(i - 1));
            }
        }
        return places;
    }

    private static boolean isBelow(ListEntry above, ListEntry below) {
        return below.row() > above.lastRow() + 0.6 * H && ColumnEdge.isSameColumn(above, below);
    }

    private List<TextLine> belowRow(int last) {
        ListEntry above = rows.get(last);
        ListEntry below = rows.get(last + 1);
        double distance = below.row() - above.lastRow();
        int missing = (int) Math.round(distance / pitch) - 1;
        boolean even = Math.abs(distance - (missing + 1) * pitch) < UNEVEN * (missing + 1) * pitch;
        boolean numbered = above.number().isPresent() && below.number().isPresent();
        int counted = numbered ? below.number().getAsInt() - above.number().getAsInt() - 1 : -1;
        int most = counted == missing ? MOST_COUNTED : MOST_ROWS;
        List<TextLine> places = new ArrayList<>();
        for (int i = 1; i <= missing && missing <= most && even && counted != 0; i++) {
            places.add(place(last, above.lastRow() + distance * i / (missing + 1)));
        }
        return places;
    }

    private TextLine place(int last, double base) {
        ListEntry above = rows.get(last);
        double left = ColumnEdge.at(rows, last).left() - (above.number().isPresent() ? NUMBER : 0);
        double right = rows.stream()
                .filter(row -> ColumnEdge.isSameColumn(row, above))
                .mapToDouble(ListEntry::right)
                .max()
                .orElse(left);
        double slope = above.slope();
        int top = (int) (base + slope * left - H);
        Box box = new Box((int) left, top, (int) (right - left), (int) H);
        return new TextLine(box, List.of(), slope, base);
    }
}
