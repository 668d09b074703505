package cm.mtchoun.watch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of text that says which communiqué follows.
 *
 * @param date when it was published; empty when the block opens something undated: what follows belongs to no date before
 * @param title the text as printed
 */
record Heading(Optional<LocalDate> date, String title) {
    static final Heading NONE = new Heading(Optional.empty(), "");

    private static final Pattern COMMUNIQUE = Pattern.compile("com+uniqu|\\bliste?s? (des|of)\\b|\\bnotices?\\b");
    private static final Pattern NOT_A_PUBLICATION =
            Pattern.compile("mise? a jour|updated|modifie|copyright|tous droits|all rights|expire|avant le|depuis le");
    private static final Pattern SAME_COMMUNIQUE = Pattern.compile("^\\W*(page|suite|partie|part|feuille|annexe)\\b");
    /** What may stand around a date that is a heading by itself. */
    private static final Set<String> AROUND_A_DATE = Set.of(
            ("du de le la en date des d publie publiee publies publiees publication marseille paris yaounde passeport"
                            + " passeports disponible disponibles liste lundi mardi mercredi jeudi vendredi samedi dimanche"
                            + " of the on from published passport passports available list monday tuesday wednesday"
                            + " thursday friday saturday sunday arrivage arrivages n no a")
                    .split(" "));

    private static final int LONGEST_LINE = 120;

    /**
     * What a block of text opens, or empty when it opens nothing.
     *
     * @param marked the block is a heading by its markup (h1 to h6)
     */
    static Optional<Heading> of(String text, boolean marked, Predicate<LocalDate> plausible) {
        String folded = WrittenDate.fold(text);
        Matcher named = COMMUNIQUE.matcher(folded);
        boolean says = named.find();
        if (folded.isEmpty() || (!marked && folded.length() > LONGEST_LINE)) {
            return Optional.empty();
        }
        if (NOT_A_PUBLICATION.matcher(folded).find()
                || SAME_COMMUNIQUE.matcher(folded).find()) {
            return Optional.empty();
        }
        Optional<WrittenDate> date = dateOf(folded, says ? named.start() : 0, plausible);
        if (date.isPresent() && (says || marked || isAlone(folded, date.get()))) {
            return Optional.of(new Heading(date.map(WrittenDate::date), text));
        }
        return says || marked ? Optional.of(new Heading(Optional.empty(), text)) : Optional.empty();
    }

    /** The heading says what it is itself; a bare date or an undated one does not. */
    boolean isTitle() {
        return date.isPresent() && COMMUNIQUE.matcher(WrittenDate.fold(title)).find();
    }

    /** The first plausible date after the word, else the first before it. */
    private static Optional<WrittenDate> dateOf(String folded, int from, Predicate<LocalDate> plausible) {
        var dates = WrittenDate.allIn(folded).stream()
                .filter(found -> plausible.test(found.date()))
                .toList();
        return dates.stream().filter(found -> found.start() >= from).findFirst().or(() -> dates.stream()
                .findFirst());
    }

    private static boolean isAlone(String folded, WrittenDate date) {
        String around = folded.substring(0, date.start()) + " " + folded.substring(date.end());
        return Arrays.stream(around.split("[^a-z]+")).allMatch(word -> word.isEmpty() || AROUND_A_DATE.contains(word));
    }
}
