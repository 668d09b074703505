package cm.mtchoun.match.bench;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Similarity as PostgreSQL's pg_trgm defines it: shared trigrams of the padded words over all of them. */
final class Trigrams {

    private static final Map<String, Set<String>> CACHE = new ConcurrentHashMap<>();

    private Trigrams() {}

    static double similarity(String a, String b) {
        Set<String> one = CACHE.computeIfAbsent(a, Trigrams::of);
        Set<String> other = CACHE.computeIfAbsent(b, Trigrams::of);
        int shared = 0;
        for (String trigram : one) {
            shared += other.contains(trigram) ? 1 : 0;
        }
        int all = one.size() + other.size() - shared;
        return all == 0 ? 0 : shared / (double) all;
    }

    private static Set<String> of(String text) {
        Set<String> trigrams = new HashSet<>();
        for (String word : text.split(" ")) {
            String padded = "  " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }
}
