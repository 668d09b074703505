package cm.mtchoun.names;

/** What remains of a word when what OCR confuses most is made the same. */
final class Skeleton {

    /** The first character of each group stands for all of it. */
    private static final String[] ALIKE = {"I1!|][LJT", "OQ0D", "CG6", "VYU", "EF3", "S5", "B8", "Z2", "A4"};

    /** Letters in an end of a word: one mistake in a long word leaves one of its two ends whole. */
    static final int END = 3;

    private static final char[] STANDS_FOR = new char[128];

    static {
        for (char c = 0; c < STANDS_FOR.length; c++) {
            STANDS_FOR[c] = c;
        }
        for (String group : ALIKE) {
            group.chars().forEach(c -> STANDS_FOR[c] = group.charAt(0));
        }
    }

    private Skeleton() {}

    /** @return two readings of one word mostly give the same; empty only for empty text */
    static String of(String folded) {
        StringBuilder skeleton = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            skeleton.append(alike(folded.charAt(i)));
        }
        return skeleton.toString();
    }

    /** Whether the first or the last {@value #END} letters are alike. For words of at least so many letters. */
    static boolean shareAnEnd(String a, String b) {
        return alikeFrom(a, 0, b, 0) || alikeFrom(a, a.length() - END, b, b.length() - END);
    }

    private static boolean alikeFrom(String a, int inA, String b, int inB) {
        for (int i = 0; i < END; i++) {
            if (alike(a.charAt(inA + i)) != alike(b.charAt(inB + i))) {
                return false;
            }
        }
        return true;
    }

    /** @return how many letters are alike from the start and from the end on, none counted twice */
    static int sharedAtEnds(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && alike(a.charAt(start)) == alike(b.charAt(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && alike(a.charAt(a.length() - 1 - end)) == alike(b.charAt(b.length() - 1 - end))) {
            end++;
        }
        return start + end;
    }

    /** @return the letter that stands for all that OCR confuses with this one */
    static char alike(char c) {
        return c < STANDS_FOR.length ? STANDS_FOR[c] : c;
    }
}
