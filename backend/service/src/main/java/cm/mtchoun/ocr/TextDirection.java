package cm.mtchoun.ocr;

import java.util.List;

/** Tells lines that run across the page from lines that run up or down it: a letter's nearest neighbour is in its line. */
final class TextDirection {

    private static final int SMALLEST = 6; // pixels
    private static final int TALLEST = 160;
    private static final int ASKED = 250;
    private static final int LEAST_VOTES = 30;

    private TextDirection() {}

    /** @param parts connected parts of the ink; @return false also when it cannot be told */
    static boolean isSideways(List<Box> parts) {
        List<Box> letters = parts.stream().filter(TextDirection::isLetter).toList();
        int across = 0;
        int along = 0;
        for (int i = 0; i < letters.size(); i += Math.max(1, letters.size() / ASKED)) {
            int beside = Integer.MAX_VALUE;
            int below = Integer.MAX_VALUE;
            for (Box other : letters) {
                if (other != letters.get(i)) {
                    beside = Math.min(beside, gap(letters.get(i), other));
                    below = Math.min(below, gap(onItsSide(letters.get(i)), onItsSide(other)));
                }
            }
            across += beside < below ? 1 : 0;
            along += below < beside ? 1 : 0;
        }
        return along > LEAST_VOTES && along > 2 * across;
    }

    private static boolean isLetter(Box part) {
        int size = Math.max(part.width(), part.height());
        return size >= SMALLEST && size <= TALLEST && size <= 6 * Math.min(part.width(), part.height());
    }

    /** Between two that stand on one line; very large when they do not. */
    private static int gap(Box one, Box other) {
        int overlap = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        int apart = Math.max(one.x(), other.x()) - Math.min(one.right(), other.right());
        return overlap * 2 > Math.min(one.height(), other.height()) ? Math.max(0, apart) : Integer.MAX_VALUE;
    }

    private static Box onItsSide(Box box) {
        return new Box(box.y(), box.x(), box.height(), box.width());
    }
}
