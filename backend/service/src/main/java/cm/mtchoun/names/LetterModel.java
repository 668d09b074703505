package cm.mtchoun.names;

import java.util.HashMap;
import java.util.Map;

/** Tells surnames from given names by their letters: trigrams, counted on known parts (naive Bayes). */
final class LetterModel {

    private static final double SMOOTHING = 0.4;

    private final Map<String, double[]> trigrams = new HashMap<>();
    private final double[] totals = new double[2];

    void learn(String part, boolean surname) {
        String framed = "^^" + part + "$";
        for (int i = 0; i + 3 <= framed.length(); i++) {
            trigrams.computeIfAbsent(framed.substring(i, i + 3), t -> new double[2])[surname ? 1 : 0]++;
            totals[surname ? 1 : 0]++;
        }
    }

    /** @return probability between .03 and .97: letters alone are never proof */
    double surname(String part) {
        String framed = "^^" + part + "$";
        double logOdds = 0;
        for (int i = 0; i + 3 <= framed.length(); i++) {
            double[] seen = trigrams.getOrDefault(framed.substring(i, i + 3), new double[2]);
            logOdds += Math.log(rate(seen, 1) / rate(seen, 0));
        }
        return Math.min(0.97, Math.max(0.03, 1 / (1 + Math.exp(-logOdds))));
    }

    private double rate(double[] seen, int side) {
        return (seen[side] + SMOOTHING) / (totals[side] + SMOOTHING * 5_000);
    }
}
