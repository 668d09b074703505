package cm.mtchoun.names;

/**
 * What OCR takes for what, and how little it costs. Symmetric. Costs are in edits: 1 is a letter that simply differs. What
 * all engines confuse is supposed here; how often ours does was counted ({@link LetterCounts}), and moves those costs.
 * Vowels are never confusable with vowels, nor M with N: MBALLA and MBELLA, NGONO and NGOMO are different families.
 */
final class Confusions {

    /** A letter against a digit or sign: no name has one, so it is certainly a misreading. */
    static final double SIGN = 0.05;

    /** One edit, and a hair more: of two ways that cost the same, the one with fewer edits is taken in both directions. */
    static final double NONE = 1.0001;

    static final double CLOSE = 0.12;
    private static final double USUAL = 0.2;
    private static final double LIKELY = 0.25;
    private static final double FAINT = 0.3;
    private static final double SIGN_FOR_ANY = 0.4;
    private static final int LETTERS = 26;

    private static final double[][] SINGLE = new double[128][128];
    /** For each couple of letters, a bit for each letter they are read as. Small, for it is asked at every step. */
    private static final int[] MERGED = new int[LETTERS * LETTERS];

    private static final float[] MERGES = new float[LETTERS * LETTERS * LETTERS];

    static {
        for (char sign = '!'; sign < 128; sign++) {
            for (char letter = 'A'; letter <= 'Z' && !isLetter(sign); letter++) {
                put(sign, letter, SIGN_FOR_ANY);
            }
        }
        singles(
                SIGN, "I1", "I!", "I|", "I]", "I[", "L1", "L|", "L!", "L]", "L[", "J]", "J!", "J1", "T1", "T|", "O0",
                "Q0", "D0", "S5");
        singles(SIGN, "B8", "G6", "G9", "Z2", "A4", "E3", "T7", "Y7", "1!", "1|", "1]", "|!", "|]", "!]");
        singles(CLOSE, "IL", "IJ", "OQ");
        singles(USUAL, "TI", "VY", "IF");
        singles(LIKELY, "CG", "EF", "UV", "OD", "LT");
        singles(FAINT, "OC", "QD", "TF", "TY", "PF", "BR", "HN", "NU", "JL", "CE", "KX", "ZS", "BH", "GQ", "GY", "TR");
        singles(FAINT, "PR", "GO", "QG", "XY", "VW", "RK", "MH", "LE");
        pairs(CLOSE, "RN>M", "VV>W", "CL>D", "RI>N");
        pairs(
                FAINT, "NI>M", "IN>M", "II>N", "II>U", "LI>U", "LL>U", "IL>U", "LI>H", "LI>N", "IJ>U", "IJ>Y", "CI>D",
                "CJ>O", "TI>N", "IN>N", "FI>N");
        pairs(FAINT, "LI>K", "IC>K", "LC>K", "IV>N", "VI>N", "IY>N", "OI>A", "FI>H", "RL>H", "NN>M", "CO>Q", "HI>M");
        LetterCounts.load().forEach(Confusions::learn);
    }

    private Confusions() {}

    static double substitution(char a, char b) {
        return a < 128 && b < 128 && SINGLE[a][b] > 0 ? SINGLE[a][b] : NONE;
    }

    /** @return cost of two letters read as one (or one as two); {@link #NONE} when that is no known confusion */
    static double merge(char first, char second, char one) {
        if (!isLetter(first) || !isLetter(second) || !isLetter(one)) {
            return NONE;
        }
        int letters = (first - 'A') * LETTERS + second - 'A';
        return (MERGED[letters] & 1 << (one - 'A')) != 0 ? MERGES[letters * LETTERS + one - 'A'] : NONE;
    }

    /** A vowel for a vowel, or N for M: what tells families apart. */
    static boolean makeOtherNames(char a, char b) {
        return isVowel(a) && isVowel(b) || a == 'M' && b == 'N' || a == 'N' && b == 'M';
    }

    private static boolean isVowel(char c) {
        return "AEIOUY".indexOf(c) >= 0;
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static void singles(double cost, String... couples) {
        for (String couple : couples) {
            put(couple.charAt(0), couple.charAt(1), cost);
        }
    }

    private static void put(char a, char b, double cost) {
        SINGLE[a][b] = cost;
        SINGLE[b][a] = cost;
    }

    private static void pairs(double cost, String... rules) {
        for (String rule : rules) {
            putMerge(rule.charAt(0), rule.charAt(1), rule.charAt(3), cost);
        }
    }

    private static void putMerge(char first, char second, char one, double cost) {
        int letters = (first - 'A') * LETTERS + second - 'A';
        int bit = 1 << (one - 'A');
        MERGED[letters] = cost < NONE ? MERGED[letters] | bit : MERGED[letters] & ~bit;
        MERGES[letters * LETTERS + one - 'A'] = (float) cost;
    }

    /** A letter lost or added makes another name, however often it is read so: Andrée is André's sister. */
    private static void learn(LetterCounts counts) {
        char one = counts.one().charAt(0);
        char other = counts.other().isEmpty() ? one : counts.other().charAt(0);
        if (counts.one().length() == 2) {
            char second = counts.one().charAt(1);
            putMerge(one, second, other, counts.cost(merge(one, second, other)));
        } else if (one != other && !makeOtherNames(one, other)) {
            put(one, other, counts.cost(substitution(one, other)));
        }
    }
}
