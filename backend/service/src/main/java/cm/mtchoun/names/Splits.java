package cm.mtchoun.names;

import java.util.ArrayList;
import java.util.List;

/** Ways to join words of a name into one of a given length. */
final class Splits {

    private static final int MOST_WAYS = 60;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_PARTS = 5;

    private final List<Word> words;
    private final String target;
    private final List<List<Word>> found = new ArrayList<>();
    private int steps;

    private Splits(List<Word> words, String target) {
        this.words = words;
        this.target = target;
    }

    /**
     * @param target folded word that may be the join
     * @return joins of two or more words, in any order, as long as the target give or take one letter, each part beginning
     *     about where the target has such a letter; at most 60
     */
    static List<List<Word>> of(List<Word> words, String target) {
        if (words.size() < 2) {
            return List.of();
        }
        Splits splits = new Splits(words, target);
        splits.extend(List.of(), 0);
        return splits.found;
    }

    private void extend(List<Word> parts, int total) {
        if (parts.size() > 1 && Math.abs(total - target.length()) <= 1) {
            found.add(parts);
        }
        if (parts.size() == MOST_PARTS || found.size() >= MOST_WAYS || steps++ > MOST_STEPS) {
            return;
        }
        for (Word word : words) {
            if (total + word.text().length() <= target.length() + 1
                    && fits(word, total)
                    && !containsSame(parts, word)) {
                List<Word> longer = new ArrayList<>(parts);
                longer.add(word);
                extend(longer, total + word.text().length());
            }
        }
    }

    private boolean fits(Word word, int at) {
        char first = Skeleton.alike(word.text().charAt(0));
        for (int i = Math.max(0, at - 1); i <= at + 1 && i < target.length(); i++) {
            if (Skeleton.alike(target.charAt(i)) == first) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // the same word may stand twice in a name
    private static boolean containsSame(List<Word> parts, Word word) {
        for (Word part : parts) {
            if (part == word) {
                return true;
            }
        }
        return false;
    }
}
