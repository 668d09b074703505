package cm.mtchoun.ocr;

import java.util.List;
import java.util.Optional;

/** When a page is to be looked at by a person. */
final class Quality {

    private static final double DOUBTFUL = 0.75; // confidence of a name
    private static final double TOO_MANY_DOUBTFUL = 0.2;
    private static final int TOO_MANY_MISSING = 2;

    private static final double ILLEGIBLE = 90; // certainty of all words; a notice has 96 at every level

    private Quality() {}

    /**
     * Of a page without names.
     *
     * @param announced whether it says that a list follows
     * @param certainty 0 to 100, of what was read
     * @return as below
     */
    static Optional<String> complaintWithoutNames(boolean announced, double certainty) {
        if (announced) {
            return Optional.of("the page announces names, but none was found");
        }
        return certainty < ILLEGIBLE ? Optional.of("there is text, but it cannot be read") : Optional.empty();
    }

    /** @return a sentence for the operator, empty when the page was read well or is no list */
    static Optional<String> complaint(List<ListedName> names, int missingNumbers) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        long doubtful =
                names.stream().filter(name -> name.confidence() < DOUBTFUL).count();
        if (missingNumbers >= TOO_MANY_MISSING) {
            return Optional.of(missingNumbers + " numbers of the list have no name");
        }
        if (doubtful > TOO_MANY_DOUBTFUL * names.size()) {
            return Optional.of(doubtful + " of " + names.size() + " names are doubtful");
        }
        return Optional.empty();
    }
}
