package cm.mtchoun.ocr;

import java.util.List;
import java.util.Optional;

/** When a page is to be looked at by a person. */
final class Quality {

    private static final double DOUBTFUL = 0.75; // confidence of a name
    private static final double TOO_MANY_DOUBTFUL = 0.2;
    private static final int TOO_MANY_MISSING = 2;

    private Quality() {}

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
