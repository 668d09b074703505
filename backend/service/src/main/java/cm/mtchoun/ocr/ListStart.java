package cm.mtchoun.ocr;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Where the list begins: below the sentence that announces it, or below the head of the table. */
final class ListStart {

    private ListStart() {}

    /** @return index of the last line that is above the list, -1 when no such line is on the page */
    static int lastLineBefore(List<VotedLine> lines) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            String letters = letters(lines.get(i).text());
            boolean rest = i > 0 && isRest(letters(lines.get(i - 1).text()), letters);
            if (announces(letters) || rest || isTableHead(letters)) {
                found = i;
            }
        }
        return found;
    }

    private static boolean announces(String letters) {
        String end = letters.substring(Math.max(0, letters.length() - 12));
        return contains(end, "sagitde", 1) && letters.length() > 6;
    }

    /** The last word, when the line above was too narrow for it. */
    private static boolean isRest(String above, String letters) {
        return letters.equals("de") && !announces(above) && announces(above + letters);
    }

    private static boolean isTableHead(String letters) {
        return letters.length() <= 40
                && contains(letters.substring(0, Math.min(16, letters.length())), "nomsetprenom", 3);
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{IsLatin}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether some stretch of the text is the wanted one but for a few misread letters. */
    private static boolean contains(String text, String wanted, int mistakes) {
        int[] previous = new int[wanted.length() + 1];
        for (int j = 0; j <= wanted.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= text.length(); i++) {
            int[] current = new int[wanted.length() + 1];
            for (int j = 1; j <= wanted.length(); j++) {
                int same = text.charAt(i - 1) == wanted.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + same, 1 + Math.min(previous[j], current[j - 1]));
            }
            if (current[wanted.length()] <= mistakes) {
                return true;
            }
            previous = current;
        }
        return false;
    }
}
