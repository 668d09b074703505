package cm.mtchoun.names;

import cm.mtchoun.names.Word.Kind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Index keys of a name: two names that {@link NameMatcher} answers notify or review for share at least one, while few other
 * names do.
 *
 * <p>A key joins one end of one word with one end of another ({@code DUR·IOS}). An end is the first or last three letters of the
 * word's skeleton, where letters that OCR confuses are one letter and doubled letters are single. One letter wrong in a word
 * leaves one of its ends whole; a word glued to another keeps one end; order does not count. Names with one word have the key made
 * of its own two ends.
 *
 * <p>A name of n words (n ≤ {@value #MOST_WORDS}) has at most 2·n·(n−1) keys: 4 for two words, 24 for four, never more than 112.
 * A key is 1 to 9 characters long.
 */
public final class NameKeys {

    private static final int MOST_WORDS = 8;
    private static final int END = 3;

    private NameKeys() {}

    /** @return sorted, without duplicates; empty when the name has no word */
    public static SortedSet<String> of(PersonName name) {
        List<List<String>> ends = name.words().stream()
                .filter(word -> word.kind() == Kind.PLAIN
                        || word.kind() == Kind.LINK && word.text().length() > 2)
                .limit(MOST_WORDS)
                .map(word -> ends(Skeleton.of(word.text())))
                .toList();
        return ends.size() == 1 ? alone(ends.get(0)) : pairs(ends);
    }

    private static SortedSet<String> pairs(List<List<String>> ends) {
        SortedSet<String> keys = new TreeSet<>();
        for (int i = 0; i < ends.size(); i++) {
            for (int j = i + 1; j < ends.size(); j++) {
                for (String one : ends.get(i)) {
                    ends.get(j).forEach(other -> keys.add(join(one, other)));
                }
            }
        }
        return keys;
    }

    private static SortedSet<String> alone(List<String> ends) {
        return new TreeSet<>(List.of(join(ends.get(0), ends.get(ends.size() - 1))));
    }

    private static String join(String one, String other) {
        return one.compareTo(other) <= 0 ? one + "·" + other : other + "·" + one;
    }

    private static List<String> ends(String skeleton) {
        int length = skeleton.length();
        if (length <= END) {
            return List.of(skeleton);
        }
        String first = skeleton.substring(0, END);
        String last = skeleton.substring(length - END);
        return first.equals(last) ? List.of(first) : List.of(first, last);
    }
}
