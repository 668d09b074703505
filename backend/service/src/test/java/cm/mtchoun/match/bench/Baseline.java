package cm.mtchoun.match.bench;

import java.text.Normalizer;
import java.util.Locale;

/** What names are usually compared with. All but the first see the names folded, to give them a fair chance. */
enum Baseline {
    EXACT("exact lower-case equality") {
        @Override
        double similarity(String registered, String listed) {
            return registered.toLowerCase(Locale.ROOT).equals(listed.toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
    },
    LEVENSHTEIN("Levenshtein ratio") {
        @Override
        double similarity(String registered, String listed) {
            return levenshtein(registered, listed);
        }
    },
    JARO_WINKLER("Jaro-Winkler") {
        @Override
        double similarity(String registered, String listed) {
            return jaroWinkler(registered, listed);
        }
    },
    TRIGRAMS("trigrams (as pg_trgm)") {
        @Override
        double similarity(String registered, String listed) {
            return Trigrams.similarity(registered, listed);
        }
    };

    final String label;

    Baseline(String label) {
        this.label = label;
    }

    /** @return 0 to 1 */
    abstract double similarity(String registered, String listed);

    String prepare(String name) {
        return this == EXACT
                ? name
                : Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .toLowerCase(Locale.ROOT)
                        .strip();
    }

    private static double levenshtein(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 1 : 1 - row[b.length()] / (double) longest;
    }

    private static double jaroWinkler(String a, String b) {
        int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] ofA = new boolean[a.length()];
        boolean[] ofB = new boolean[b.length()];
        int common = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - window); j < Math.min(b.length(), i + window + 1); j++) {
                if (!ofB[j] && a.charAt(i) == b.charAt(j)) {
                    ofA[i] = true;
                    ofB[j] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        double jaro = (common / (double) a.length()
                        + common / (double) b.length()
                        + (common - transpositions(a, b, ofA, ofB)) / (double) common)
                / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length(), b.length())) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    private static int transpositions(String a, String b, boolean[] ofA, boolean[] ofB) {
        int half = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (ofA[i]) {
                while (!ofB[j]) {
                    j++;
                }
                half += a.charAt(i) == b.charAt(j++) ? 0 : 1;
            }
        }
        return half / 2;
    }
}
