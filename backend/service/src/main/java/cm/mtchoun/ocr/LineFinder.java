package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the lines of text: parts of letter size, side by side, joined until a gap is wider than any between words. */
final class LineFinder {

    private static final double H = WorkingPage.CAPITALS;
    private static final double LARGEST_GAP = 1.15 * H; // words are 0.36 to 0.5 H apart, columns at least 1.65 H
    private static final double SMALLEST_LETTER = 0.45 * H;
    private static final double SMALLEST_MARK = 0.1 * H; // points, hyphens, apostrophes and pieces of broken letters
    private static final double MARK_GAP = 0.7 * H;
    private static final double WIDEST = 16 * H; // a long word whose letters touch
    static final double TALLEST = 1.75 * H;

    private final List<Box> pieces;
    private final List<Box> walls;
    private final int[] leader;

    private LineFinder(WorkingPage page) {
        this.pieces = page.parts().stream()
                .filter(part -> part.height() >= SMALLEST_MARK && part.height() <= TALLEST)
                .filter(part -> part.width() >= SMALLEST_MARK && part.width() <= WIDEST)
                .sorted(Comparator.comparingInt(Box::x))
                .toList();
        this.walls = page.verticalRules();
        this.leader = new int[pieces.size()];
    }

    /** @return lines, top to bottom */
    static List<TextLine> find(WorkingPage page) {
        LineFinder finder = new LineFinder(page);
        finder.join();
        return LineGrower.grow(page, Baselines.fit(finder.groups()));
    }

    private void join() {
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
        for (int i = 0; i < leader.length; i++) {
            for (int j = i - 1; j >= 0; j--) {
                if (pieces.get(i).x() - pieces.get(j).x() > WIDEST + LARGEST_GAP) {
                    break;
                }
                if (belongTogether(pieces.get(j), pieces.get(i))) {
                    leader[leaderOf(i)] = leaderOf(j);
                }
            }
        }
    }

    private boolean belongTogether(Box left, Box right) {
        int gap = right.x() - left.right();
        int overlap = Math.min(left.bottom(), right.bottom()) - Math.max(left.y(), right.y());
        double largest = isLetter(left) && isLetter(right) ? LARGEST_GAP : MARK_GAP;
        return (isLetter(left) || isLetter(right))
                && gap <= largest
                && overlap * 2 >= Math.min(left.height(), right.height())
                && !wallBetween(left, right);
    }

    private static boolean isLetter(Box piece) {
        return piece.height() >= SMALLEST_LETTER;
    }

    private boolean wallBetween(Box left, Box right) {
        int middle = (Math.max(left.y(), right.y()) + Math.min(left.bottom(), right.bottom())) / 2;
        return walls.stream()
                .anyMatch(wall -> wall.y() <= middle
                        && wall.bottom() >= middle
                        && wall.x() + wall.width() / 2 > left.x() + left.width() / 2
                        && wall.x() + wall.width() / 2 < right.x() + right.width() / 2);
    }

    private int leaderOf(int letter) {
        int found = letter;
        while (leader[found] != found) {
            leader[found] = leader[leader[found]];
            found = leader[found];
        }
        return found;
    }

    private List<List<Box>> groups() {
        Map<Integer, List<Box>> groups = new TreeMap<>();
        for (int i = 0; i < leader.length; i++) {
            groups.computeIfAbsent(leaderOf(i), key -> new ArrayList<>()).add(pieces.get(i));
        }
        return groups.values().stream()
                .filter(group -> group.stream().anyMatch(LineFinder::isLetter))
                .toList();
    }
}
