package cm.mtchoun.names;

import cm.mtchoun.names.Alignment.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Two names beside one another, word by word, so that an operator sees at a glance what differs. Pure; never fails. */
public final class SideBySide {

    private SideBySide() {}

    /** How the words of a part answer one another. */
    public enum How {
        SAME,
        SIMILAR,
        /** The same letters but for blanks, or nearly. */
        GLUED,
        REGISTERED_ONLY,
        LISTED_ONLY
    }

    /**
     * Words that answer one another.
     *
     * @param registered folded words, a blank between; empty when only the list has any
     * @param listed the same of the list; empty when only the registration has any
     * @param registeredMarks the letters that the other side has not; in order, apart from one another
     * @param listedMarks the same of the list
     * @param confidence of the reading, 0 to 1; 1 when nothing was read
     */
    public record Part(
            How how,
            String registered,
            String listed,
            List<Span> registeredMarks,
            List<Span> listedMarks,
            double confidence) {}

    /** Letters {@code from} (counted from 0) up to and without {@code to}. */
    public record Span(int from, int to) {}

    /** @return every word of both names, once; in the order of the list, then what only the registration has */
    public static List<Part> of(PersonName registered, PersonName listed) {
        Alignment alignment = Alignment.of(registered, listed);
        List<Placed> parts = new ArrayList<>();
        for (Pair pair : alignment.pairs) {
            parts.add(new Placed(listed.words().indexOf(pair.listed().get(0)), part(pair)));
        }
        for (Word word : alignment.listedLeft) {
            parts.add(new Placed(
                    listed.words().indexOf(word),
                    new Part(How.LISTED_ONLY, "", word.text(), List.of(), all(word), word.confidence())));
        }
        for (Word word : alignment.registeredLeft) {
            parts.add(new Placed(
                    Integer.MAX_VALUE, new Part(How.REGISTERED_ONLY, word.text(), "", all(word), List.of(), 1)));
        }
        parts.sort(Comparator.comparingInt(Placed::place));
        return parts.stream().map(Placed::part).toList();
    }

    private record Placed(int place, Part part) {}

    private static Part part(Pair pair) {
        String mine = text(pair.registered());
        String theirs = text(pair.listed());
        How how = pair.isGlued() ? How.GLUED : mine.equals(theirs) ? How.SAME : How.SIMILAR;
        boolean[][] common = common(mine, theirs);
        return new Part(how, mine, theirs, spans(common[0]), spans(common[1]), pair.confidence());
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static List<Span> all(Word word) {
        return List.of(new Span(0, word.text().length()));
    }

    /** Which letters of each belong to their longest common subsequence. */
    private static boolean[][] common(String one, String other) {
        int[][] longest = new int[one.length() + 1][other.length() + 1];
        for (int i = one.length() - 1; i >= 0; i--) {
            for (int j = other.length() - 1; j >= 0; j--) {
                longest[i][j] = one.charAt(i) == other.charAt(j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        boolean[][] common = {new boolean[one.length()], new boolean[other.length()]};
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (one.charAt(i) == other.charAt(j)) {
                common[0][i++] = true;
                common[1][j++] = true;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    private static List<Span> spans(boolean[] common) {
        List<Span> spans = new ArrayList<>();
        for (int from = 0; from < common.length; from++) {
            if (!common[from]) {
                int to = from;
                while (to < common.length && !common[to]) {
                    to++;
                }
                spans.add(new Span(from, to));
                from = to;
            }
        }
        return spans;
    }
}
