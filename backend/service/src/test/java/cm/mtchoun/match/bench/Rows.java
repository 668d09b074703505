package cm.mtchoun.match.bench;

import java.util.Arrays;
import java.util.List;

/** Which row that was read is which row that was printed: the order is the same, rows may be missing or added. */
final class Rows {

    private static final double ALIKE = 0.4;

    private Rows() {}

    /** @return for each printed row the index of the one read, or -1 */
    static int[] align(List<String> printed, List<String> read) {
        double[][] best = new double[printed.size() + 1][read.size() + 1];
        double[][] alike = new double[printed.size()][read.size()];
        for (int i = printed.size() - 1; i >= 0; i--) {
            for (int j = read.size() - 1; j >= 0; j--) {
                double similarity = Baseline.LEVENSHTEIN.similarity(printed.get(i), read.get(j));
                alike[i][j] = similarity < ALIKE ? -1 : similarity;
                best[i][j] = Math.max(alike[i][j] + best[i + 1][j + 1], Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int[] answers = new int[printed.size()];
        Arrays.fill(answers, -1);
        int i = 0;
        int j = 0;
        while (i < printed.size() && j < read.size()) {
            if (best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                answers[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return answers;
    }
}
