package cm.mtchoun.names;

import java.util.ArrayList;
import java.util.List;

/** Ways to join words of a name into one of a given length. */
final class Splits {

    private static final int MOST_WAYS = 60;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_PARTS = 5;

    private final List<Word> words;
    private final int length;
    private final List<List<Word>> found = new ArrayList<>();
    private int steps;

    private Splits(List<Word> words, int length) {
        this.words = words;
        this.length = length;
    }

    /** @return joins of two or more words, in any order, as long as {@code length} give or take one letter; at most 60 */
    static List<List<Word>> of(List<Word> words, int length) {
        Splits splits = new Splits(words, length);
        splits.extend(List.of(), 0);
        return splits.found;
    }

    private void extend(List<Word> parts, int total) {
        if (parts.size() > 1 && Math.abs(total - length) <= 1 && found.size() < MOST_WAYS) {
            found.add(parts);
        }
        if (parts.size() == MOST_PARTS || found.size() == MOST_WAYS || steps++ > MOST_STEPS) {
            return;
        }
        for (Word word : words) {
            if (total + word.text().length() <= length + 1 && !containsSame(parts, word)) {
                List<Word> longer = new ArrayList<>(parts);
                longer.add(word);
                extend(longer, total + word.text().length());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same word may stand twice in a name
    private static boolean containsSame(List<Word> parts, Word word) {
        return parts.stream().anyMatch(part -> part == word);
    }
}
