package cm.mtchoun.names;

import cm.mtchoun.names.Word.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private final List<String> skeletons = new ArrayList<>(6);
    /** How many words stand before "épouse", "veuve" or "née"; -1 without such a word. */
    private int beforeParticle = -1;

    private QuickWords() {}

    /** @return empty when the text has something that needs the whole grammar: an alias, an initial, a letter beyond Latin */
    static Optional<QuickWords> of(String text) {
        QuickWords words = new QuickWords();
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
                if (!words.add(word.toString(), c == '.')) {
                    return Optional.empty();
                }
                word.setLength(0);
            }
        }
        return Optional.of(words);
    }

    /** @return the words but titles, links, particles and numerals, in their order */
    List<String> skeletons() {
        return skeletons;
    }

    /** @return one of two different groups for words before and behind a particle: given names are taken for surnames here */
    Group groupOf(int word) {
        return beforeParticle < 0 ? Group.SOLE : word < beforeParticle ? Group.BIRTH : Group.MARRIED;
    }

    private boolean add(String folded, boolean point) {
        if (NameParser.isLink(folded) || Generation.of(folded, folded).isPresent()) {
            return true;
        }
        // The shortest particles are some only in small letters; in doubt they are here.
        String piece = folded.length() == 2 ? folded.toLowerCase(Locale.ROOT) : point ? folded + "." : folded;
        Particle particle = Particle.of(piece, folded, true);
        if (particle == null) {
            skeletons.add(Skeleton.of(folded));
            return folded.length() > 1;
        }
        boolean second = particle != Particle.TITLE && beforeParticle >= 0;
        if (particle != Particle.TITLE) {
            beforeParticle = skeletons.size();
        }
        return particle != Particle.ALIAS && !second;
    }
}
