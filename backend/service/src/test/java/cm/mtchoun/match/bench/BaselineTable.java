package cm.mtchoun.match.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What names are usually compared with, on the same pairs as ours: at its best threshold, and at as few false alarms as ours. */
final class BaselineTable {

    /**
     * @param registered as typed
     * @param listed as read
     */
    record Couple(String registered, String listed) {}

    private final List<Couple> listed;
    private final List<Couple> lookAlikes;

    /** @param listed people and their own row
     *  @param lookAlikes people who are not listed, and whom they resemble */
    BaselineTable(List<Couple> listed, List<Couple> lookAlikes) {
        this.listed = listed;
        this.lookAlikes = lookAlikes;
    }

    /** @param missed how many of the listed this service does not tell
     *  @param wronglyTold how many of the look-alikes it tells */
    void print(long missed, int wronglyTold) {
        System.out.println("| compared by | threshold | look-alikes told | listed people missed | misses ÷ ours |");
        System.out.println("|---|---|---|---|---|");
        double ours = missed / (double) listed.size();
        System.out.printf(Locale.ROOT, "| this service, told | – | %d | %.4f | 1 |%n", wronglyTold, ours);
        for (Baseline baseline : Baseline.values()) {
            double[] alarms = similarities(baseline, lookAlikes);
            double[] hits = similarities(baseline, listed);
            print(baseline.label + ", as few false alarms", alarms, hits, thresholdFor(alarms, wronglyTold), ours);
            print(baseline.label + ", best F1", alarms, hits, bestF1(alarms, hits), ours);
        }
        System.out.println();
    }

    private static double[] similarities(Baseline baseline, List<Couple> couples) {
        return couples.stream()
                .mapToDouble(couple ->
                        baseline.similarity(baseline.prepare(couple.registered()), baseline.prepare(couple.listed())))
                .sorted()
                .toArray();
    }

    private static void print(String label, double[] alarms, double[] hits, double threshold, double ours) {
        double missed = 1 - above(hits, threshold) / (double) hits.length;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %d | %.4f | %.1f |%n",
                label,
                threshold,
                above(alarms, threshold),
                missed,
                missed / ours);
    }

    /** The lowest threshold that lets no more than {@code allowed} look-alikes through. */
    private static double thresholdFor(double[] alarms, int allowed) {
        return Math.min(1, Math.nextUp(alarms[alarms.length - 1 - Math.min(allowed, alarms.length - 1)]));
    }

    private static double bestF1(double[] alarms, double[] hits) {
        double best = 1;
        double bestF1 = 0;
        for (double threshold = 0.3; threshold <= 1; threshold += 0.005) {
            int found = above(hits, threshold);
            double f1 = 2.0 * found / (hits.length + found + above(alarms, threshold));
            if (f1 > bestF1) {
                bestF1 = f1;
                best = threshold;
            }
        }
        return best;
    }

    private static int above(double[] sorted, double threshold) {
        int at = Arrays.binarySearch(sorted, Math.nextDown(threshold));
        int from = at < 0 ? -at - 1 : at;
        while (from < sorted.length && sorted[from] < threshold) {
            from++;
        }
        return sorted.length - from;
    }
}
