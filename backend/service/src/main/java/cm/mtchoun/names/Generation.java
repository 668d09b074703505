package cm.mtchoun.names;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Roman numerals and Jr after a name, as written or as OCR reads them ({@code Il}, {@code lll}, {@code 1V}). */
final class Generation {

    private static final Pattern STROKES = Pattern.compile("[Il1|!i]{2,3}");
    private static final Pattern NUMERAL = Pattern.compile("[Il1|!i][VvXx]|[VvXx][Il1|!i]{1,3}");
    private static final Map<String, String> WORDS =
            Map.of("JR", "JR", "JNR", "JR", "JUNIOR", "JR", "SR", "SR", "SNR", "SR", "SENIOR", "SR");

    private Generation() {}

    /** @return the numeral in capitals, or JR or SR; empty when the piece is none of them */
    static Optional<String> of(String piece, String folded) {
        if (STROKES.matcher(piece).matches()) {
            return Optional.of("I".repeat(piece.length()));
        }
        if (NUMERAL.matcher(piece).matches()) {
            return Optional.of(folded.replaceAll("[L1|!]", "I"));
        }
        return Optional.ofNullable(WORDS.get(folded));
    }
}
