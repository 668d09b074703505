package cm.mtchoun.names;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Folds a piece of a name to what is compared: capital letters without marks, digits, and the signs OCR takes letters for. */
final class Folding {

    /** Letters that Unicode does not decompose, among them those of the general alphabet of Cameroonian languages. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('œ', "OE"),
            Map.entry('Œ', "OE"),
            Map.entry('æ', "AE"),
            Map.entry('Æ', "AE"),
            Map.entry('ø', "O"),
            Map.entry('Ø', "O"),
            Map.entry('ł', "L"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "D"),
            Map.entry('Đ', "D"),
            Map.entry('ŋ', "N"),
            Map.entry('Ŋ', "N"),
            Map.entry('ɛ', "E"),
            Map.entry('Ɛ', "E"),
            Map.entry('ɔ', "O"),
            Map.entry('Ɔ', "O"),
            Map.entry('ə', "E"),
            Map.entry('Ə', "E"),
            Map.entry('ɓ', "B"),
            Map.entry('Ɓ', "B"),
            Map.entry('ɗ', "D"),
            Map.entry('Ɗ', "D"),
            Map.entry('ʉ', "U"),
            Map.entry('ı', "I"),
            Map.entry('ß', "SS"));

    private Folding() {}

    /** Idempotent; empty when nothing of the text is compared. At most about 18 times as long as {@code text} (Unicode's worst). */
    static String fold(String text) {
        if (isCapitals(text)) {
            return text;
        }
        String plain = isAscii(text) ? text : spellOut(Normalizer.normalize(text, Normalizer.Form.NFKD));
        StringBuilder folded = new StringBuilder(plain.length());
        plain.toUpperCase(Locale.ROOT).codePoints().filter(Folding::isCompared).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Signs that stand for a letter in a badly read word, as in ETOUND! or NWAND]I. */
    static boolean isLetterLookalike(int character) {
        return character == '!' || character == '|' || character == ']' || character == '[';
    }

    private static boolean isCompared(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || isLetterLookalike(codePoint);
    }

    private static String spellOut(String text) {
        StringBuilder spelt = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            String letters = LETTERS.get(text.charAt(i));
            spelt.append(letters == null ? String.valueOf(text.charAt(i)) : letters);
        }
        return spelt.toString();
    }

    private static boolean isCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
