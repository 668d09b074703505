package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries lines on through what is too large to be a letter: letters that touch a signature or a stamp hang together with
 * it and were left out. A line goes on as long as there is ink at its height.
 */
final class LineGrower {

    private static final double H = WorkingPage.CAPITALS;
    private static final double LARGEST_GAP = 1.15 * H;
    private static final int INKED = 2; // pixels of a column of the line's height

    private final WorkingPage page;
    private final List<Box> tangles;

    private LineGrower(WorkingPage page) {
        this.page = page;
        this.tangles = page.parts().stream()
                .filter(part -> part.height() > LineFinder.TALLEST && part.width() > 0.5 * H)
                .filter(part -> part.height() < 30 * H && part.width() < 60 * H)
                .toList();
    }

    /** @param lines top to bottom; @return the same lines, some longer, some joined */
    static List<TextLine> grow(WorkingPage page, List<TextLine> lines) {
        LineGrower grower = new LineGrower(page);
        if (grower.tangles.isEmpty()) {
            return lines;
        }
        List<TextLine> grown = new ArrayList<>();
        for (TextLine line : lines) {
            grower.add(grown, grower.grown(line));
        }
        return grown;
    }

    /** @return where the ink of a line that begins there ends, at a gap as wide as between columns */
    static int inkEnds(WorkingPage page, TextLine line, int left) {
        return new LineGrower(page).reach(line, left, 1) + 1;
    }

    /** A line that reached into another one becomes one with it. */
    private void add(List<TextLine> grown, TextLine line) {
        for (int i = grown.size() - 1; i >= 0 && grown.size() - i < 12; i--) {
            TextLine other = grown.get(i);
            int gap = Math.max(line.box().x(), other.box().x())
                    - Math.min(line.box().right(), other.box().right());
            double seam = (Math.max(line.box().x(), other.box().x())
                            + Math.min(line.box().right(), other.box().right()))
                    / 2.0;
            if (gap <= 0.6 * H && Math.abs(line.baseAt(seam) - other.baseAt(seam)) < 0.3 * H && touched(line, other)) {
                grown.remove(i);
                add(grown, line.joined(other));
                return;
            }
        }
        grown.add(line);
    }

    private boolean touched(TextLine a, TextLine b) {
        return tangles.stream().anyMatch(tangle -> meets(tangle, a.box()))
                && tangles.stream().anyMatch(tangle -> meets(tangle, b.box()));
    }

    private TextLine grown(TextLine line) {
        Optional<Box> tangle =
                tangles.stream().filter(part -> meets(part, line.box())).findFirst();
        if (tangle.isEmpty() || line.parts().size() < 2) {
            return line;
        }
        int left = reach(line, line.box().x(), -1);
        int right = reach(line, line.box().right() - 1, 1) + 1;
        Box box = line.box();
        return new TextLine(
                new Box(left, box.y(), right - left, box.height()), line.parts(), line.slope(), line.base());
    }

    private static boolean meets(Box tangle, Box line) {
        return tangle.x() - LARGEST_GAP <= line.right()
                && tangle.right() + LARGEST_GAP >= line.x()
                && tangle.y() <= line.bottom()
                && tangle.bottom() >= line.y();
    }

    /** @return the last inked column in that direction before a gap as wide as between columns of the list */
    private int reach(TextLine line, int start, int step) {
        int last = start;
        for (int x = start + step;
                Math.abs(x - last) <= LARGEST_GAP && x > 0 && x < page.image().width() - 1;
                x += step) {
            if (isWall(x, line)) {
                break;
            }
            if (inked(line, x)) {
                last = x;
            }
        }
        return last;
    }

    private boolean isWall(int x, TextLine line) {
        double y = line.baseAt(x) - H / 2;
        return page.verticalRules().stream()
                .anyMatch(wall -> wall.x() - 2 <= x && wall.right() + 2 >= x && wall.y() <= y && wall.bottom() >= y);
    }

    private boolean inked(TextLine line, int x) {
        int bottom = (int) line.baseAt(x);
        int inked = 0;
        for (int y = Math.max(0, bottom - (int) H); y < Math.min(page.image().height(), bottom); y++) {
            inked += page.image().at(x, y) < page.threshold() ? 1 : 0;
        }
        return inked >= INKED;
    }
}
