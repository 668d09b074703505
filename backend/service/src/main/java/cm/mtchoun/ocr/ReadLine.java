package cm.mtchoun.ocr;

import java.util.List;
import java.util.stream.Collectors;

/** The text one reader saw in one line crop; positions are pixels of that crop. */
record ReadLine(List<Word> words) {

    static final ReadLine EMPTY = new ReadLine(List.of());

    /** @param confidence 0 to 100, the reader's own opinion */
    record Symbol(String text, double confidence, int left, int right) {}

    /** Never without symbols. */
    record Word(List<Symbol> symbols) {

        String text() {
            return symbols.stream().map(Symbol::text).collect(Collectors.joining());
        }

        /** That of the least certain symbol. */
        double confidence() {
            return symbols.stream().mapToDouble(Symbol::confidence).min().orElse(0);
        }

        int left() {
            return symbols.get(0).left();
        }

        int right() {
            return symbols.get(symbols.size() - 1).right();
        }
    }

    /** That of the least certain word, 0 to 100; 0 without words. */
    double certainty() {
        return words.stream().mapToDouble(Word::confidence).min().orElse(0);
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
