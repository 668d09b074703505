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
 * <p>A key joins an end of one word with an end of another, as {@code EAN·MBA} for MBALLA Jean. An end is the first or last three
 * letters of the word's skeleton, in which letters that OCR confuses are one letter; in names of up to three words, also the outer
 * four letters of a word of five or six; of words of up to four, also the first and last two. So one letter wrong in a word leaves one of its ends whole, and a glued word keeps one end of
 * each part; the order of words does not count. Where the writing tells surnames, two given names make no key. A single word has the key made of its own two ends, and one for each.
 *
 * <p>A word has 2 ends, 3 or 4 when short. A name of two words has about 5 keys, of three 15, of four 25; none has more than
 * 28·16 = 448. A key is up to 9 characters long.
 */
public final class NameKeys {

    private static final int MOST_WORDS = 8;
    private static final int MOST_WORDS_WITH_OUTER = 3;
    private static final int LONGEST_WITH_OUTER = 6;
    private static final int SHORT = 4;

    private NameKeys() {}

    /** @return sorted, without duplicates; empty when the name has no word */
    public static SortedSet<String> of(PersonName name) {
        List<Word> words = name.words().stream()
                .filter(word -> word.kind() == Kind.PLAIN
                        || word.kind() == Kind.LINK && word.text().length() > 2)
                .limit(MOST_WORDS)
                .toList();
        return words.size() == 1 ? alone(Skeleton.of(words.get(0).text())) : pairs(words);
    }

    private static SortedSet<String> pairs(List<Word> words) {
        boolean outer = words.size() <= MOST_WORDS_WITH_OUTER;
        List<Set<String>> ends = words.stream()
                .map(word -> ends(Skeleton.of(word.text()), outer))
                .toList();
        SortedSet<String> keys = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                // Given names alone never make a match.
                if (words.get(i).surname() > 0 || words.get(j).surname() > 0) {
                    addPairs(ends.get(i), ends.get(j), keys);
                }
            }
        }
        return keys;
    }

    private static void addPairs(Set<String> ends, Set<String> others, SortedSet<String> keys) {
        for (String one : ends) {
            others.forEach(other -> keys.add(join(one, other)));
        }
    }

    private static SortedSet<String> alone(String skeleton) {
        String first = first(skeleton);
        String last = last(skeleton);
        return new TreeSet<>(List.of(join(first, last), first + "·", "·" + last));
    }

    private static Set<String> ends(String skeleton, boolean outer) {
        Set<String> ends = new TreeSet<>(List.of(first(skeleton), last(skeleton)));
        int length = skeleton.length();
        if (outer && length > SHORT && length <= LONGEST_WITH_OUTER) {
            ends.add(skeleton.substring(0, 2) + skeleton.substring(length - 2));
        }
        if (length <= SHORT) {
            ends.add(skeleton.substring(0, Math.min(2, length)));
            ends.add(skeleton.substring(Math.max(0, length - 2)));
        }
        return ends;
    }

    private static String first(String skeleton) {
        return skeleton.substring(0, Math.min(Skeleton.END, skeleton.length()));
    }

    private static String last(String skeleton) {
        return skeleton.substring(Math.max(0, skeleton.length() - Skeleton.END));
    }

    private static String join(String one, String other) {
        return one.compareTo(other) <= 0 ? one + "·" + other : other + "·" + one;
    }
}
