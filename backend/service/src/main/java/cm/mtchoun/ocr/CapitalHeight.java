package cm.mtchoun.ocr;

import java.util.List;

/** Measures the type: how high the capitals of most of the text are. */
final class CapitalHeight {

    private static final int SMALLEST = 6;
    private static final int TALLEST = 160;
    private static final int FEWEST_LETTERS = 4; // of a line, fewer may be anything
    private static final int FEWEST_ROWS = 12;
    private static final double CAPITALS_ABOVE =
            0.7; // of a line's letters, by height: a sentence has this many small ones
    private static final int MOST_LETTERS = 20_000; // a full page has 6,000; more is grain

    private CapitalHeight() {}

    /**
     * Lists are mostly capitals, so their height is the most frequent one; where small letters lead, the capitals make
     * a second peak above it.
     *
     * @param parts connected parts of the ink
     * @return pixels, 0 when there is no text to measure
     */
    static double of(List<Box> parts) {
        int[] histogram = new int[TALLEST + 3];
        int letters = 0;
        for (Box part : parts) {
            boolean letterLike = part.width() <= 2.5 * part.height() && part.height() <= 12 * part.width();
            if (part.height() >= SMALLEST && part.height() <= TALLEST && letterLike) {
                histogram[part.height()]++;
                letters++;
            }
        }
        int main = SMALLEST;
        for (int height = SMALLEST; height <= TALLEST; height++) {
            if (around(histogram, height) > around(histogram, main)) {
                main = height;
            }
        }
        if (around(histogram, main) < 5 || letters > MOST_LETTERS) {
            return 0;
        }
        int capitals = main;
        int needed = (int) (0.45 * around(histogram, main));
        for (int height = (int) Math.ceil(1.25 * main); height <= Math.min(TALLEST, 1.6 * main); height++) {
            if (around(histogram, height) > needed) {
                needed = around(histogram, height);
                capitals = height;
            }
        }
        return centre(histogram, capitals);
    }

    /**
     * Measures again, line by line: the long sentences above a list in small type no longer count for more than its rows.
     *
     * @return working pixels, 0 when there are too few rows to tell
     */
    static double ofRows(List<TextLine> lines) {
        double[] heights = lines.stream()
                .map(CapitalHeight::upright)
                .filter(letters -> letters.length >= FEWEST_LETTERS)
                .mapToDouble(letters -> letters[(int) (letters.length * CAPITALS_ABOVE)])
                .sorted()
                .toArray();
        return heights.length < FEWEST_ROWS ? 0 : heights[heights.length / 2];
    }

    private static double[] upright(TextLine line) {
        return line.parts().stream()
                .mapToDouble(Box::height)
                .filter(height -> height >= 0.4 * WorkingPage.CAPITALS)
                .sorted()
                .toArray();
    }

    private static int around(int[] histogram, int height) {
        return histogram[height - 1] + histogram[height] + histogram[height + 1];
    }

    private static double centre(int[] histogram, int height) {
        double sum = 0;
        for (int h = height - 1; h <= height + 1; h++) {
            sum += (double) h * histogram[h];
        }
        return sum / around(histogram, height);
    }
}
