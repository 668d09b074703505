package cm.mtchoun.names;

import java.util.Optional;
import java.util.regex.Pattern;

/** Roman numerals after a name, as written or as OCR reads them ({@code Il}, {@code It}, {@code HI}, {@code 1V}). */
final class Generation {

    private static final Pattern STROKES = Pattern.compile("[Il1|!itH]{2,3}");
    private static final Pattern NUMERAL = Pattern.compile("[Il1|!i][VvXx]|[VvXx][Il1|!i]{1,3}");
    private static final int LONGEST = 4;

    private Generation() {}

    /** @return the numeral in capitals; empty when the piece is none */
    static Optional<String> of(String piece, String folded) {
        if (piece.length() < 2 || piece.length() > LONGEST || !mayBe(piece.charAt(0))) {
            return Optional.empty();
        }
        if (STROKES.matcher(piece).matches()) {
            int strokes =
                    piece.length() + (int) piece.chars().filter(c -> c == 'H').count();
            return Optional.of("I".repeat(Math.min(3, strokes)));
        }
        if (NUMERAL.matcher(piece).matches()) {
            return Optional.of(folded.replaceAll("[L1|!]", "I"));
        }
        return Optional.empty();
    }

    /** Spares most words the patterns. */
    private static boolean mayBe(char first) {
        return "Il1|!itHVvXx".indexOf(first) >= 0;
    }
}
