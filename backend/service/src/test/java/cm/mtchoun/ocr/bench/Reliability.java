package cm.mtchoun.ocr.bench;

import cm.mtchoun.ocr.ListedName;
import java.util.ArrayList;
import java.util.List;

/** Whether names read with a confidence of 0.9 are right nine times out of ten. */
final class Reliability {
    private static final int BINS = 10;

    private final int[] names = new int[BINS];
    private final int[] right = new int[BINS];
    private final double[] promised = new double[BINS];
    private double squares;

    /** Adds one page. */
    void add(List<String> truth, List<ListedName> read) {
        List<String> left = new ArrayList<>(truth.stream().map(Tally::folded).toList());
        for (ListedName name : read) {
            int bin = (int) Math.min(BINS - 1, name.confidence() * BINS);
            int found = left.remove(Tally.folded(name.text())) ? 1 : 0;
            names[bin]++;
            right[bin] += found;
            promised[bin] += name.confidence();
            squares += (found - name.confidence()) * (found - name.confidence());
        }
    }

    void print() {
        int all = 0;
        double off = 0;
        System.out.printf("%n| confidence | names | mean confidence | right |%n|---|---|---|---|%n");
        for (int bin = 0; bin < BINS; bin++) {
            all += names[bin];
            off += Math.abs(promised[bin] - right[bin]);
            if (names[bin] > 0) {
                System.out.printf(
                        "| %.1f to %.1f | %d | %.3f | %.3f |%n",
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        names[bin],
                        promised[bin] / names[bin],
                        (double) right[bin] / names[bin]);
            }
        }
        System.out.printf(
                "%nBrier score %.4f, expected calibration error %.4f, %d names%n", squares / all, off / all, all);
    }
}
