package cm.mtchoun.ocr;

import java.util.List;
import java.util.stream.Collectors;

/** A line of the page with the text the readers agreed on, or the better one of theirs. */
record VotedLine(TextLine line, List<Word> words) {

    /**
     * @param left in working pixels
     * @param confidence 0 to 1
     */
    record Word(String text, double confidence, double left, double right) {}

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
