package cm.mtchoun.ocr.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts names found. A name counts when it is equal after folding case, accents, apostrophes, hyphens and blanks. */
public final class Tally {
    private int printed;
    private int extracted;
    private int found;
    private long letters;
    private long wrongLetters;
    private double seconds;
    private int pages;

    /** Adds one page. */
    public void add(List<String> truth, List<String> names, double cpuSeconds) {
        List<String> left = new ArrayList<>(truth.stream().map(Tally::folded).toList());
        List<String> unmatched = new ArrayList<>();
        for (String name : names) {
            if (left.remove(folded(name))) {
                found++;
            } else {
                unmatched.add(folded(name));
            }
        }
        printed += truth.size();
        extracted += names.size();
        letters += truth.stream().mapToLong(name -> folded(name).length()).sum();
        wrongLetters +=
                left.stream().mapToLong(name -> nearest(name, unmatched)).sum();
        seconds += cpuSeconds;
        pages++;
    }

    public void add(Tally other) {
        printed += other.printed;
        extracted += other.extracted;
        found += other.found;
        letters += other.letters;
        wrongLetters += other.wrongLetters;
        seconds += other.seconds;
        pages += other.pages;
    }

    public int printed() {
        return printed;
    }

    public double recall() {
        return printed == 0 ? 1 : (double) found / printed;
    }

    public double precision() {
        return extracted == 0 ? 1 : (double) found / extracted;
    }

    /** Share of the printed letters that were read wrongly or not at all. */
    public double letterErrors() {
        return letters == 0 ? 0 : (double) wrongLetters / letters;
    }

    public double secondsPerPage() {
        return pages == 0 ? 0 : seconds / pages;
    }

    private static int nearest(String name, List<String> candidates) {
        return candidates.stream()
                .mapToInt(other -> distance(name, other))
                .min()
                .orElse(name.length());
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’‘`]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .trim();
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + same, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return Math.min(a.length(), previous[b.length()]);
    }
}
