package cm.mtchoun.names;

import java.util.Arrays;

/**
 * Edit distance that knows what OCR confuses. Symmetric for equal confidence; bounded by {@code length²} of words of at
 * most 40 letters.
 */
final class WordDistance {

    private static final double SURE = 0.85;
    /** Words that are one differ in length by less, so the cheapest way never strays further from the diagonal. */
    private static final int BAND = 4;

    private static final double DOUBLED_LETTER = 0.3;
    private static final double STRAY_SIGN = 0.1;
    /** French OCR writes DIJ for DJ. */
    private static final double I_IN_DIJ = 0.12;

    private final String a;
    private final String b;
    private final double[][] cost;
    private final byte[][] move;
    private final double limit;
    private final double[] extraOfA;
    private final double[] extraOfB;

    private WordDistance(String a, String b) {
        this.a = a;
        this.b = b;
        cost = new double[a.length() + 1][b.length() + 1];
        limit = Difference.mostPlausible(Math.max(a.length(), b.length()));
        move = new byte[a.length() + 1][b.length() + 1];
        extraOfA = extras(a);
        extraOfB = extras(b);
    }

    /**
     * @param confidence of the reading that may be wrong, 0 to 1: the less sure, the less a confusion counts
     * @return {@link Difference#FAR} when they are no two spellings of one word
     */
    static Difference between(String a, String b, double confidence) {
        if (a.equals(b)) {
            return Difference.NONE;
        }
        if (!mayBeOne(a, b)) {
            return Difference.FAR;
        }
        WordDistance distance = new WordDistance(a, b);
        if (!distance.fill()) {
            return Difference.FAR;
        }
        return distance.trace(softening(confidence));
    }

    /** 1 from {@link #SURE} up, down to one half for a guess. */
    private static double softening(double confidence) {
        return confidence >= SURE ? 1 : 0.5 + 0.5 * confidence / SURE;
    }

    /** Cheap, and right for all but words damaged at both ends: spares most of the work between unrelated words. */
    private static boolean mayBeOne(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        int shorter = Math.min(a.length(), b.length());
        if (longer - shorter > 3 || longer < 3 && !hasSign(a) && !hasSign(b)) {
            return false;
        }
        return shorter > 5 ? Skeleton.shareAnEnd(a, b) : Skeleton.sharedAtEnds(a, b) >= Math.max(1, shorter - 2);
    }

    private static boolean hasSign(String word) {
        return word.chars().anyMatch(c -> !Character.isLetter(c));
    }

    /** Gives up when two rows on end cost more than any plausible difference: no step goes further than two rows. */
    private boolean fill() {
        double leastBefore = 0;
        for (int i = 0; i <= a.length(); i++) {
            double least = Double.MAX_VALUE;
            Arrays.fill(cost[i], Double.MAX_VALUE);
            for (int j = Math.max(0, i - BAND); j <= Math.min(b.length(), i + BAND); j++) {
                relax(i, j);
                least = Math.min(least, cost[i][j]);
            }
            if (least > limit && leastBefore > limit) {
                return false;
            }
            leastBefore = least;
        }
        return cost[a.length()][b.length()] <= limit;
    }

    private static final byte MATCH = 0, CHANGE = 1, DROP = 2, ADD = 3, SWAP = 4, TWO_FOR_ONE = 5, ONE_FOR_TWO = 6;

    private void relax(int i, int j) {
        if (i == 0 && j == 0) {
            cost[0][0] = 0;
            return;
        }
        if (i > 0 && j > 0) {
            boolean same = a.charAt(i - 1) == b.charAt(j - 1);
            offer(i, j, 1, 1, stepCost(same ? MATCH : CHANGE, i, j), same ? MATCH : CHANGE);
        }
        if (i > 0) {
            offer(i, j, 1, 0, stepCost(DROP, i, j), DROP);
        }
        if (j > 0) {
            offer(i, j, 0, 1, stepCost(ADD, i, j), ADD);
        }
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
            offer(i, j, 2, 2, Confusions.NONE, SWAP);
        }
        if (i > 1 && j > 0 && mayImprove(cost[i - 2][j - 1], i, j)) {
            offer(i, j, 2, 1, stepCost(TWO_FOR_ONE, i, j), TWO_FOR_ONE);
        }
        if (i > 0 && j > 1 && mayImprove(cost[i - 1][j - 2], i, j)) {
            offer(i, j, 1, 2, stepCost(ONE_FOR_TWO, i, j), ONE_FOR_TWO);
        }
    }

    /** Most melted letters are asked about in vain; this spares the question. */
    private boolean mayImprove(double from, int i, int j) {
        return from <= limit && from + Confusions.CLOSE < cost[i][j];
    }

    private void offer(int i, int j, int fromA, int fromB, double step, byte how) {
        double total = cost[i - fromA][j - fromB] + step;
        if (total < cost[i][j]) {
            cost[i][j] = total;
            move[i][j] = how;
        }
    }

    private double stepCost(byte how, int i, int j) {
        return switch (how) {
            case MATCH -> 0;
            case CHANGE -> Confusions.substitution(a.charAt(i - 1), b.charAt(j - 1));
            case DROP -> extraOfA[i - 1];
            case ADD -> extraOfB[j - 1];
            case TWO_FOR_ONE -> twoForOne(a.charAt(i - 2), a.charAt(i - 1), b.charAt(j - 1));
            case ONE_FOR_TWO -> twoForOne(b.charAt(j - 2), b.charAt(j - 1), a.charAt(i - 1));
            default -> Confusions.NONE;
        };
    }

    /** Two letters for one cost twice an edit unless they are known to melt. */
    private static double twoForOne(char first, char second, char one) {
        double cost = Confusions.merge(first, second, one);
        return cost < Confusions.NONE ? cost : 2;
    }

    private static double[] extras(String word) {
        double[] extras = new double[word.length()];
        for (int i = 0; i < extras.length; i++) {
            extras[i] = extra(word, i);
        }
        return extras;
    }

    /** Cost of the letter at {@code at} that the other word does not have. */
    private static double extra(String word, int at) {
        char c = word.charAt(at);
        if (Folding.isLetterLookalike(c)) {
            return STRAY_SIGN;
        }
        if (c == 'I' && at > 0 && at + 1 < word.length() && word.charAt(at - 1) == 'D' && word.charAt(at + 1) == 'J') {
            return I_IN_DIJ;
        }
        // At the end it makes another name: Andrée is André's sister.
        boolean doubled = at > 0 && word.charAt(at - 1) == c && !isEnd(word, at);
        return doubled && word.length() > 4 ? DOUBLED_LETTER : Confusions.NONE;
    }

    /** Whether nothing but the same letter follows. */
    private static boolean isEnd(String word, int at) {
        for (int i = at + 1; i < word.length(); i++) {
            if (word.charAt(i) != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private Difference trace(double softening) {
        int edits = 0;
        double soft = 0;
        boolean neighbour = false;
        int i = a.length();
        int j = b.length();
        while (i > 0 || j > 0) {
            byte how = move[i][j];
            double step = how == SWAP ? Confusions.NONE : stepCost(how, i, j);
            if (step >= Confusions.NONE) {
                edits++;
                neighbour |= makesAnotherName(how, i, j);
            } else {
                soft += step;
            }
            i -= how == ADD ? 0 : how == SWAP || how == TWO_FOR_ONE ? 2 : 1;
            j -= how == DROP ? 0 : how == SWAP || how == ONE_FOR_TWO ? 2 : 1;
        }
        return new Difference(edits, soft * softening, neighbour, Math.max(a.length(), b.length()));
    }

    private boolean makesAnotherName(byte how, int i, int j) {
        if (how == CHANGE && Confusions.makeOtherNames(a.charAt(i - 1), b.charAt(j - 1))) {
            return true;
        }
        return switch (how) {
            case DROP -> isEnd(a, i - 1);
            case ADD -> isEnd(b, j - 1);
            case SWAP -> false;
            default -> i == a.length() && j == b.length();
        };
    }
}
