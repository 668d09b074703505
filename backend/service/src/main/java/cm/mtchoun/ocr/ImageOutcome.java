package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one image, all its pages together.
 *
 * @param kind list, no_list, badly_read or unreadable, as in the column {@code reading.outcome}
 * @param reason why it was read badly or not at all; null otherwise
 * @param confidence 0 to 1, mean over the names; 0 without names
 * @param missingNumbers how many numbers are missing from the sequence
 */
record ImageOutcome(
        String kind, @Nullable String reason, float confidence, int missingNumbers, List<NameOnPage> names) {

    /**
     * @param page from 1
     * @param turn what sets the page upright
     */
    record NameOnPage(int page, Turn turn, ListedName name) {}

    static ImageOutcome unreadable(String reason) {
        return new ImageOutcome("unreadable", reason, 0, 0, List.of());
    }

    static ImageOutcome of(List<PageReading> pages) {
        List<NameOnPage> names = new ArrayList<>();
        pages.forEach(page -> page.names().forEach(name -> names.add(new NameOnPage(page.page(), page.turn(), name))));
        double confidence = names.stream()
                .mapToDouble(one -> one.name().confidence())
                .average()
                .orElse(0);
        // the pages of a document go on with each other's numbers
        int missing = Numbering.missing(names.stream().map(one -> one.name().number()));
        String reason = pages.stream()
                .flatMap(page -> page.review().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        String kind = !reason.isEmpty() ? "badly_read" : names.isEmpty() ? "no_list" : "list";
        return new ImageOutcome(kind, reason.isEmpty() ? null : reason, (float) confidence, missing, names);
    }
}
