package cm.mtchoun.names;

/**
 * How two words differ, along the cheapest way from one to the other.
 *
 * @param edits letters that simply differ: changed, added, left out, or two neighbours swapped
 * @param soft what the differences cost that OCR or hurried typing explains
 * @param neighbour whether an edit is of the kind that makes another real name: a vowel for a vowel, or at the last letter
 * @param length of the longer word
 */
record Difference(int edits, double soft, boolean neighbour, int length) {

    static final Difference NONE = new Difference(0, 0, false, 0);
    static final Difference FAR = new Difference(99, 99, true, 0);

    boolean isFar() {
        return edits > 2;
    }

    double cost() {
        return edits + soft;
    }

    /** @return a bound above the cost of every plausible difference of words of this length */
    static double mostPlausible(int length) {
        return (length >= 7 ? 2.01 : 1.01) + 0.07 * length;
    }

    /** Whether the words may be one word at all, so that it is worth weighing. */
    boolean isPlausible() {
        if (edits == 0) {
            return soft <= 0.1 || length >= 3 && soft <= Math.max(0.3, 0.13 * length);
        }
        return edits == 1 ? length >= 3 && soft <= 0.07 * length : edits == 2 && length >= 7 && soft <= 0.07 * length;
    }
}
