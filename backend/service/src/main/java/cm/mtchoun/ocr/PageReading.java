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
 * @param review why a person should look at this page; empty when it was read well
 */
public record PageReading(
        int page,
        List<ListedName> names,
        List<String> lines,
        double confidence,
        int missingNumbers,
        Optional<String> review) {

    public PageReading {
        names = List.copyOf(names);
        lines = List.copyOf(lines);
    }
}
