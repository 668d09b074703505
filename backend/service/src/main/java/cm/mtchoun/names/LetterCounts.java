package cm.mtchoun.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * How often our OCR took some letters for others, beside how often the same letters are all that tells two names apart: a
 * row of {@code confusions.tsv}. Both directions together.
 *
 * @param one a letter or two
 * @param other a letter; empty when {@code one} was lost or added
 * @param confused how often one was read as the other
 * @param printed how often either was printed
 * @param apart how many couples of known parts of names differ by these alone
 * @param inParts how often either stands in a known part
 */
record LetterCounts(String one, String other, int confused, int printed, int apart, int inParts) {

    /** What is supposed weighs as much as so many letters that were read. */
    private static final double LETTERS_SUPPOSED = 20_000;

    /** At so many misreadings to one other name, a confusion costs as little as one can. */
    private static final double MOST_ODDS = 5;

    /** What it costs more when a misreading is less likely by a factor e. */
    private static final double COST_OF_AN_E_FOLD = 0.1;

    /** Above, nothing is learnt: two of these shall cost about one edit. */
    private static final double DEAREST = 0.45;

    /** Of what was never supposed. */
    private static final double UNHEARD_OF = 0.7;

    static List<LetterCounts> load() {
        InputStream file =
                Objects.requireNonNull(LetterCounts.class.getResourceAsStream("confusions.tsv"), "confusions.tsv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("confusions.tsv of the service's own jar", e);
        }
    }

    private static LetterCounts of(String[] cells) {
        return new LetterCounts(
                cells[0],
                cells[1].equals("-") ? "" : cells[1],
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]));
    }

    /**
     * What it costs to take one for the other: the logarithm of how much likelier another name is than a misreading. Never more
     * than was supposed: other typefaces and scanners confuse what ours do not.
     *
     * @param supposed the cost before anything was counted, {@link Confusions#NONE} when it was not thought of
     * @return from {@link Confusions#CLOSE} up; {@code supposed} when the counts say nothing cheaper
     */
    double cost(double supposed) {
        double otherNames = (apart + 0.5) / (inParts + 10);
        double supposedOdds =
                MOST_ODDS * Math.exp((Confusions.CLOSE - Math.min(supposed, UNHEARD_OF)) / COST_OF_AN_E_FOLD);
        double odds = (confused / otherNames + LETTERS_SUPPOSED * supposedOdds) / (printed + LETTERS_SUPPOSED);
        double cost = Confusions.CLOSE + COST_OF_AN_E_FOLD * Math.log(MOST_ODDS / odds);
        return cost < Math.min(supposed, DEAREST) ? Math.max(Confusions.CLOSE, cost) : supposed;
    }
}
