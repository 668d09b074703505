package cm.mtchoun.ocr;

import java.util.Collection;

/** How sure a reader is of lines. */
final class Certainty {

    private Certainty() {}

    /** @return 0 to 100, the mean of all words, each as sure as its least certain letter; 0 when there are none */
    static double of(Collection<ReadLine> lines) {
        return lines.stream()
                .flatMap(line -> line.words().stream())
                .mapToDouble(ReadLine.Word::confidence)
                .average()
                .orElse(0);
    }
}
