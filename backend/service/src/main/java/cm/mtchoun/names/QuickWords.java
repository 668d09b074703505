package cm.mtchoun.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a text as {@link Skeleton}s, at a fraction of what {@link NameParser} costs, for texts without surprises. */
final class QuickWords {

    private static final int LATIN = 0x180;
    private static final String BETWEEN = "-_/\\,;:()<>{}+*=~&";
    /** What each letter is folded to; empty for what is dropped. */
    private static final String[] FOLDED = new String[LATIN];

    static {
        for (char c = 0; c < LATIN; c++) {
            FOLDED[c] = Folding.fold(String.valueOf(c));
        }
    }

    private QuickWords() {}

    /**
     * @return the words but titles, links and numerals; empty when the text has something that needs the whole grammar: a
     *     particle, an initial, a letter beyond Latin
     */
    static Optional<List<String>> of(String text) {
        List<String> words = new ArrayList<>(6);
        StringBuilder word = new StringBuilder(16);
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= LATIN) {
                return Optional.empty();
            }
            boolean between = c <= ' ' || c == 0xA0 || BETWEEN.indexOf(c) >= 0;
            if (!between) {
                word.append(FOLDED[c]);
            }
            if ((between || c == '.') && word.length() > 0) {
                if (!add(word.toString(), c == '.', words)) {
                    return Optional.empty();
                }
                word.setLength(0);
            }
        }
        return Optional.of(words);
    }

    private static boolean add(String folded, boolean point, List<String> words) {
        if (NameParser.isLink(folded) || Generation.of(folded, folded).isPresent()) {
            return true;
        }
        Particle particle = Particle.of(point ? folded + "." : folded, folded, true);
        if (particle == null && folded.length() > 1) {
            words.add(Skeleton.of(folded));
        }
        return particle == Particle.TITLE || particle == null && folded.length() > 1;
    }
}
