package cm.mtchoun.ocr;

import java.util.regex.Pattern;

/** The numeral at the end of a name, which readers take for small letters, figures or half an N. */
final class RomanNumeral {

    private static final Pattern STROKES = Pattern.compile("[Il1|!i]{2,3}");
    private static final Pattern WITH_SERIFS = Pattern.compile("I{1,2}T|TI{1,2}|ITI|TIT");

    private RomanNumeral() {}

    /** @return II or III when the last word of a name can be nothing else, otherwise the same word */
    static String repaired(String word) {
        boolean numeral =
                STROKES.matcher(word).matches() || WITH_SERIFS.matcher(word).matches();
        return numeral ? "I".repeat(word.length()) : word;
    }
}
