package cm.mtchoun.names;

import java.util.Comparator;

/**
 * Compares a registered name with a listed one as a careful person would.
 *
 * <p>Case, accents, apostrophes, hyphens, blanks, titles and word order do not count. What OCR confuses counts little, and
 * less where the reading was unsure. A married or birth name alone, a missing or extra given name is the same person; two
 * names of which each has a word the other lacks are two people, however much they share.
 *
 * <p>Confidence: a word that reads exactly as registered counts the same however unsure the reading was. A word that reads
 * differently counts against the match, and never less when the OCR was surer of it. So being surer of a text that agrees never
 * lowers the score, and being surer of one that disagrees never raises it.
 *
 * <p>Pure and thread-safe; never fails; the work is bounded whatever the texts (at most 200 characters and 12 words of each
 * are looked at).
 */
public final class NameMatcher {

    private NameMatcher() {}

    /** @return score 1 when both have the same words; not symmetric: the list's writing is trusted to tell surnames */
    public static Comparison compare(PersonName registered, ListedText listed) {
        return compare(registered, listed.name());
    }

    /** The same for a listed text already parsed with {@link ListedText#name()}. */
    public static Comparison compare(PersonName registered, PersonName listed) {
        Comparison whole = compareWhole(registered, listed);
        return whole.decision() == Decision.NOTIFY || listed.rows().isEmpty()
                ? whole
                : listed.rows().stream()
                        .map(row -> compareWhole(registered, row))
                        .max(Comparator.comparingDouble(Comparison::score))
                        .filter(row -> row.score() > whole.score())
                        .map(row -> row.with(Reason.of(Reason.Code.ROWS_READ_AS_ONE)))
                        .orElse(whole);
    }

    private static Comparison compareWhole(PersonName registered, PersonName listed) {
        Alignment alignment = Alignment.of(registered, listed);
        return alignment.pairs.isEmpty() ? Comparison.NOTHING_IN_COMMON : Judge.judge(alignment);
    }
}
