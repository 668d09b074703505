package cm.mtchoun.ocr;

import java.util.List;
import java.util.Optional;

/**
 * What one page says.
 *
 * @param page from 1; a picture has one page
 * @param names in reading order, column after column; empty when the page is no list
 * @param lines every line of text on the page, top to bottom: the evidence for what was left out
 * @param confidence mean confidence of the names, 0 to 1; 0 when there are none
 * @param missingNumbers how many numbers of the printed sequence have no name
 * @param turn what sets the page upright; the boxes of the names are on the page as published all the same
 * @param review why a person should look at this page; empty when it was read well
 */
public record PageReading(
        int page,
        List<ListedName> names,
        List<String> lines,
        double confidence,
        int missingNumbers,
        Turn turn,
        Optional<String> review) {

    public PageReading {
        names = List.copyOf(names);
        lines = List.copyOf(lines);
    }

    static PageReading nothing(int page, String reason) {
        return new PageReading(page, List.of(), List.of(), 0, 0, Turn.NONE, Optional.of(reason));
    }

    /** The same with one more reason, told first. */
    PageReading complaining(String reason) {
        String all = review.map(other -> reason + "; " + other).orElse(reason);
        return new PageReading(page, names, lines, confidence, missingNumbers, turn, Optional.of(all));
    }
}
