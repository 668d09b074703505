package cm.mtchoun.names;

import java.util.Arrays;
import java.util.List;

/**
 * One name as the OCR read it, left to right.
 *
 * @param tokens what stood between blanks, with how sure the reading was; may be empty
 */
public record ListedText(List<Token> tokens) {

    /** The confidence of a token nobody measured: treated as a reading that is neither sure nor unsure. */
    public static final double UNKNOWN_CONFIDENCE = 0.85;

    public ListedText {
        tokens = List.copyOf(tokens);
    }

    /** The same text with unknown confidences, split at blanks. */
    public static ListedText of(String text) {
        return new ListedText(Arrays.stream(text.strip().split("\\s+"))
                .map(token -> new Token(token, UNKNOWN_CONFIDENCE))
                .toList());
    }

    /** @return the grammar of this text; parse once when many registered names are compared with it */
    public PersonName name() {
        return NameParser.parse(tokens);
    }

    /**
     * @param text as read, any characters
     * @param confidence 0 (guessed) to 1 (sure); values outside are brought inside
     */
    public record Token(String text, double confidence) {
        public Token {
            confidence = Math.max(0, Math.min(1, confidence));
        }
    }
}
