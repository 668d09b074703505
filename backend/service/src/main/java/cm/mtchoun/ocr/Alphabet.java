package cm.mtchoun.ocr;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The order of a column's rows by the first letters of their surnames. */
final class Alphabet {

    private static final double KEPT =
            0.7; // of neighbouring rows in order: second lines of names and misread rows are not
    private static final int FEWEST_ROWS = 6;
    private static final int LETTERS = 2; // more would tell a blank from a letter, which offices sort differently

    private final List<String> beginnings;

    private Alphabet(List<String> beginnings) {
        this.beginnings = beginnings;
    }

    static Alphabet of(List<ListEntry> rows) {
        return new Alphabet(rows.stream().map(Alphabet::beginning).toList());
    }

    /** Whether the column is in order but for a few rows. */
    boolean isKept() {
        int inOrder = 0;
        for (int i = 1; i < beginnings.size(); i++) {
            inOrder += beginnings.get(i - 1).compareTo(beginnings.get(i)) <= 0 ? 1 : 0;
        }
        return beginnings.size() >= FEWEST_ROWS && inOrder >= KEPT * (beginnings.size() - 1);
    }

    /** Whether this row stands out from between the name above it and the row below, which are in order themselves. */
    boolean isBrokenBy(ListEntry above, int row) {
        String before = beginning(above);
        String after = row + 1 < beginnings.size() ? beginnings.get(row + 1) : "\uffff";
        String here = beginnings.get(row);
        return before.compareTo(after) <= 0 && (here.compareTo(before) < 0 || here.compareTo(after) > 0);
    }

    private static String beginning(ListEntry row) {
        String text = row.words().isEmpty() ? "" : row.words().get(0).text();
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{IsLatin}]", "")
                .toUpperCase(Locale.ROOT);
        return letters.substring(0, Math.min(LETTERS, letters.length()));
    }
}
