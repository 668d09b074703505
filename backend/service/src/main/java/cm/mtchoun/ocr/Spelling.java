package cm.mtchoun.ocr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts right what the shape of a name makes certain: strokes that are an I in capitals and an l among small letters. */
final class Spelling {

    private static final Pattern STROKES = Pattern.compile("[Il1i]{2,3}");
    private static final Pattern WITH_SERIFS = Pattern.compile("I{1,2}T|TI{1,2}|ITI|TIT");
    private static final Pattern WIDOW = Pattern.compile("(?:v|w|wv|vw|wy|vy|vvv)e");
    private static final Pattern WIDOW_CAPITAL = Pattern.compile("(?:V|W|Wv|Vw|Vy|Wy)e");
    /** "épse", of which an e whose bar has closed is a c; "psc" and "cps" stand in no name. */
    private static final Pattern WIFE = Pattern.compile("([éèêeco])ps[ec]|([ÉÈÊEC])(?:ps[ec]|PS[EC])");

    private static final Pattern CAPITALS_WITH_STROKES = Pattern.compile("(?=.*\\p{Lu}.*\\p{Lu})[\\p{Lu}l102('’-]+");
    private static final Pattern DIJ = Pattern.compile("([DNT])IJ(?=[\\p{Lu}'’])");
    private static final Pattern DOUBLE_I = Pattern.compile("(?<!I)II(?!I)");
    private static final Pattern STROKE_AMONG_SMALL =
            Pattern.compile("(?<=\\p{Ll})[I1](?=\\p{Ll})|(?<=\\b\\p{Lu})I(?=i)");
    private static final Pattern SMALL_L_FIRST = Pattern.compile("(?:^|(?<=-))[l(](?=[bdgnrstv])");

    private Spelling() {}

    /**
     * @param word of a name, never blank
     * @param last whether it ends the name: only there a numeral stands
     * @param afterName whether another word stands before it
     */
    static String repaired(String word, boolean last, boolean afterName) {
        if (last && afterName && isNumeral(word)) {
            return "I".repeat(word.length());
        }
        if (!last && afterName && WIDOW.matcher(word).matches()) {
            return "vve";
        }
        if (!last && afterName && WIDOW_CAPITAL.matcher(word).matches()) {
            return "Vve";
        }
        if (!last && afterName && WIFE.matcher(word).matches()) {
            return wife(word);
        }
        if (CAPITALS_WITH_STROKES.matcher(word).matches()) {
            return withJ(word.replace('l', 'I')
                    .replace('1', 'I')
                    .replace('0', 'O')
                    .replace('2', 'Z')
                    .replace('(', 'C'));
        }
        Matcher among = STROKE_AMONG_SMALL.matcher(word.replace('ı', 'i'));
        String letters = SMALL_L_FIRST.matcher(among.replaceAll("l")).replaceAll("I");
        return GivenNames.repaired(letters);
    }

    /** A narrow J is read as I, or as both. No surname has two I in a row, or a J after DI or TI. */
    private static String withJ(String capitals) {
        String single = DIJ.matcher(capitals).replaceAll("$1J");
        return single.length() < 4 ? single : DOUBLE_I.matcher(single).replaceAll("JI");
    }

    private static String wife(String word) {
        boolean small = Character.isLowerCase(word.charAt(1));
        String first = word.substring(0, 1).replaceAll("[co]", "e").replace('C', 'E');
        return first + (small ? "pse" : "PSE");
    }

    private static boolean isNumeral(String word) {
        return STROKES.matcher(word).matches() || WITH_SERIFS.matcher(word).matches();
    }
}
