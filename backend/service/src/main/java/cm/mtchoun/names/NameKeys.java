package cm.mtchoun.names;

import cm.mtchoun.names.Word.Kind;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Index keys of a name: two names that {@link NameMatcher} answers notify or review for share at least one, while few other
 * names do.
 *
 * <p>A key joins one whole word with an end of another, both as {@link Skeleton}s, in which letters that OCR confuses are one
 * letter. So a mistake in one word is survived twice over: by the end of it that stayed whole beside another word, and by that
 * word beside it. In a name of two words, both of which may be damaged, two ends also make a key. Words that the other side
 * may have glued or split are joined to a word of their own. The order of words does not count. Where the writing tells
 * surnames, two given names make no key.
 *
 * <p>Keys are stored: whoever changes how they are made empties the tables of keys in a migration, and they are made anew at
 * the next start. They are hashes; two that collide cost a comparison.
 */
public final class NameKeys {

    private static final int MOST_WORDS = 8;
    /** In longer names a third word is there to be found by when two are glued and one is damaged. */
    private static final int MOST_WORDS_TO_JOIN = 3;
    /** A word so long is most likely two, and rare enough to be looked up by itself. */
    private static final int LONG = 12;

    private static final String WHOLE = "=";

    private final List<String> skeletons;
    private final SortedSet<Long> keys = new TreeSet<>();

    private NameKeys(List<String> skeletons) {
        this.skeletons = skeletons;
    }

    /** @return without duplicates, about 10 for two words, 20 for three, 40 for four, never more than 250 a row; empty for no word */
    public static SortedSet<Long> of(PersonName name) {
        SortedSet<Long> keys = ofWhole(name);
        name.rows().forEach(row -> keys.addAll(ofWhole(row)));
        return keys;
    }

    /** @return whether {@link #of} finds any, without making them */
    public static boolean any(PersonName name) {
        return hasWord(name) || name.rows().stream().anyMatch(NameKeys::hasWord);
    }

    private static boolean hasWord(PersonName name) {
        return name.words().stream().anyMatch(NameKeys::counts);
    }

    private static SortedSet<Long> ofWhole(PersonName name) {
        List<Word> words =
                name.words().stream().filter(NameKeys::counts).limit(MOST_WORDS).toList();
        NameKeys made = new NameKeys(
                words.stream().map(word -> Skeleton.of(word.text())).toList());
        made.addPairs(words);
        made.addJoined();
        made.addAlone();
        return made.keys;
    }

    private static boolean counts(Word word) {
        return word.kind() == Kind.PLAIN && word.text().length() > 1
                || word.kind() == Kind.LINK && word.text().length() > 2;
    }

    private void addPairs(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                // Given names alone never make a match.
                if (words.get(i).surname() > 0 || words.get(j).surname() > 0) {
                    addPair(skeletons.get(i), skeletons.get(j));
                }
            }
        }
    }

    private void addPair(String one, String other) {
        Set<String> ends = ends(one);
        Set<String> otherEnds = ends(other);
        otherEnds.forEach(end -> add(whole(one), end));
        ends.forEach(end -> add(whole(other), end));
        if (skeletons.size() == 2) {
            ends.forEach(end -> otherEnds.forEach(otherEnd -> add(end, otherEnd)));
        }
    }

    private void addJoined() {
        for (int i = 0; i + 1 < skeletons.size(); i++) {
            String joined = skeletons.get(i) + skeletons.get(i + 1);
            addLong(joined);
            for (int other = 0; other < skeletons.size() && skeletons.size() <= MOST_WORDS_TO_JOIN; other++) {
                if (other != i && other != i + 1) {
                    ends(skeletons.get(other)).forEach(end -> add(whole(joined), end));
                }
            }
        }
    }

    /** For whoever is one word, or was made one by whoever glued all of them. */
    private void addAlone() {
        skeletons.forEach(this::addLong);
        if (!skeletons.isEmpty()) {
            String start = "<" + first(skeletons.get(0), Skeleton.END);
            String end = last(skeletons.get(skeletons.size() - 1), Skeleton.END) + ">";
            add(start, end);
            if (skeletons.size() == 2) {
                add("<" + first(skeletons.get(1), Skeleton.END), last(skeletons.get(0), Skeleton.END) + ">");
            }
            if (skeletons.size() == 1) {
                add(start, "");
                add(end, "");
            }
        }
    }

    private void addLong(String word) {
        if (word.length() >= LONG) {
            add(whole(word), "");
        }
    }

    /** One letter wrong in a word leaves at least one of these whole: three letters; of short words also two, or both twos. */
    private static Set<String> ends(String word) {
        Set<String> ends = new TreeSet<>(List.of(first(word, Skeleton.END), last(word, Skeleton.END)));
        if (word.length() <= 4) {
            ends.add(first(word, 2));
            ends.add(last(word, 2));
        }
        if (word.length() >= 4 && word.length() <= 6) {
            ends.add(first(word, 2) + "…" + last(word, 2));
        }
        return ends;
    }

    private static String whole(String word) {
        return WHOLE + word;
    }

    private static String first(String word, int letters) {
        return "<" + word.substring(0, Math.min(letters, word.length()));
    }

    private static String last(String word, int letters) {
        return word.substring(Math.max(0, word.length() - letters)) + ">";
    }

    /** The whole word leads, else the end that sorts first. */
    private void add(String one, String other) {
        boolean leads =
                one.startsWith(WHOLE) == other.startsWith(WHOLE) ? one.compareTo(other) <= 0 : one.startsWith(WHOLE);
        keys.add(leads ? key(one, other) : key(other, one));
    }

    /**
     * Keys with the same leading word are neighbours: a name is written to a few pages of the index instead of one for each
     * of its keys.
     */
    private static long key(String leading, String other) {
        return (long) hash(leading) << 32 | hash(other) & 0xFFFFFFFFL;
    }

    /** FNV-1a, spread by one more multiplication; the same in every Java and every release. */
    private static int hash(String part) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
        }
        return (int) ((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> 32);
    }
}
