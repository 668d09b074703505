package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts two readings of one line at the blanks they share: words between two such blanks are different opinions on the same
 * ink. Goes by the letters, not by positions, which the models place differently.
 */
final class Stretches {

    private Stretches() {}

    /** What each reading says between two shared blanks; one of them may say nothing. */
    record Stretch(List<ReadLine.Word> one, List<ReadLine.Word> other) {}

    /** @return in order; together they hold every word of both */
    static List<Stretch> of(List<ReadLine.Word> one, List<ReadLine.Word> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return List.of(new Stretch(one, other));
        }
        int[] blanks = blanks(one, other);
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= one.size(); to++) {
            if (blanks[to] >= 0) {
                stretches.add(new Stretch(one.subList(from, to), other.subList(blanks[from], blanks[to])));
                from = to;
            }
        }
        return stretches;
    }

    /**
     * @param from index of a word of the first reading
     * @param count words from there on
     * @return what the second reading says for just these words; empty when it has no blanks where they begin and end
     */
    static List<ReadLine.Word> opposite(List<Stretch> stretches, int from, int count) {
        List<ReadLine.Word> found = new ArrayList<>();
        int at = 0;
        for (Stretch stretch : stretches) {
            int end = at + stretch.one().size();
            if (at >= from && end <= from + count) {
                found.addAll(stretch.other());
            } else if (end > from && at < from + count) {
                return List.of();
            }
            at = end;
        }
        return found;
    }

    /** @return letters to be changed, added or left out to make one text of the other */
    static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, j -> j);
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + same, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }

    /** @return for the blank before each word of one, and the end, how many words of other stand before it; or -1 */
    private static int[] blanks(List<ReadLine.Word> one, List<ReadLine.Word> other) {
        String first = new ReadLine(one).text();
        String second = new ReadLine(other).text();
        int[] partner = partners(first, second);
        int[] result = new int[one.size() + 1];
        Arrays.fill(result, -1);
        result[0] = 0;
        int word = 0;
        for (int i = 0; i < first.length(); i++) {
            if (first.charAt(i) == ' ') {
                word++;
                if (partner[i] >= 0 && second.charAt(partner[i]) == ' ') {
                    result[word] = (int) second.substring(0, partner[i] + 1)
                            .chars()
                            .filter(letter -> letter == ' ')
                            .count();
                }
            }
        }
        result[one.size()] = other.size();
        return result;
    }

    /** Cheapest way to turn one text into the other; @return for each letter the place of the one it became, or -1 */
    private static int[] partners(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = one.length(); i >= 0; i--) {
            for (int j = other.length(); j >= 0; j--) {
                cost[i][j] = i == one.length() || j == other.length()
                        ? 2 * (one.length() - i + other.length() - j)
                        : Math.min(
                                cost[i + 1][j + 1] + change(one.charAt(i), other.charAt(j)),
                                2 + Math.min(cost[i + 1][j], cost[i][j + 1]));
            }
        }
        int[] partner = new int[one.length()];
        Arrays.fill(partner, -1);
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (cost[i][j] == cost[i + 1][j + 1] + change(one.charAt(i), other.charAt(j))) {
                partner[i++] = j++;
            } else if (cost[i][j] == 2 + cost[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return partner;
    }

    private static int change(char a, char b) {
        if (a == b) {
            return 0;
        }
        return a == ' ' || b == ' ' ? 5 : 3;
    }
}
