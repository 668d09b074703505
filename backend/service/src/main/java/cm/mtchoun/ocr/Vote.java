package cm.mtchoun.ocr;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes one text of what two different models read. Where they agree they are right but for two lines in a thousand. */
final class Vote {

    private static final double AGREED = 0.998;
    private static final double DISPUTED = 0.7;

    private Vote() {}

    /** @return the French reading wherever both see the same letters: only that model knows all accents */
    static List<VotedLine.Word> between(ReadLine french, ReadLine english, double cropLeft, double cropScale) {
        List<int[]> pairs = align(french.words(), english.words());
        List<VotedLine.Word> words = new ArrayList<>();
        for (int[] pair : pairs) {
            List<ReadLine.Word> a = french.words().subList(pair[0], pair[1]);
            List<ReadLine.Word> b = english.words().subList(pair[2], pair[3]);
            for (ReadLine.Word word : chosen(a, b)) {
                double confidence = sameLetters(a, b) ? AGREED : DISPUTED * word.confidence() / 100;
                words.add(new VotedLine.Word(
                        word.text(),
                        confidence,
                        cropLeft + word.left() / cropScale,
                        cropLeft + word.right() / cropScale));
            }
        }
        return words;
    }

    private static List<ReadLine.Word> chosen(List<ReadLine.Word> a, List<ReadLine.Word> b) {
        if (sameLetters(a, b)) {
            return a;
        }
        return certainty(a) >= certainty(b) ? a : b;
    }

    private static double certainty(List<ReadLine.Word> words) {
        return words.stream().mapToDouble(ReadLine.Word::confidence).min().orElse(40);
    }

    private static boolean sameLetters(List<ReadLine.Word> a, List<ReadLine.Word> b) {
        return folded(a).equals(folded(b));
    }

    private static String folded(List<ReadLine.Word> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word.text()).append(' '));
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[’‘`´']", "'")
                .toLowerCase(Locale.ROOT)
                .trim();
    }

    /** Cuts both lines at the blanks they share: [fromA, toA, fromB, toB] of each stretch. */
    private static List<int[]> align(List<ReadLine.Word> a, List<ReadLine.Word> b) {
        List<int[]> pairs = new ArrayList<>();
        int startA = 0;
        int startB = 0;
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            int blankA = i + 1 < a.size() ? (a.get(i).right() + a.get(i + 1).left()) / 2 : Integer.MAX_VALUE;
            int blankB = j + 1 < b.size() ? (b.get(j).right() + b.get(j + 1).left()) / 2 : Integer.MAX_VALUE;
            if (blankA == Integer.MAX_VALUE || blankB == Integer.MAX_VALUE) {
                break;
            }
            if (Math.abs(blankA - blankB) <= WorkingPage.CAPITALS / 3) {
                pairs.add(new int[] {startA, i + 1, startB, j + 1});
                startA = ++i;
                startB = ++j;
            } else if (blankA < blankB) {
                i++;
            } else {
                j++;
            }
        }
        if (startA < a.size() || startB < b.size()) {
            pairs.add(new int[] {startA, a.size(), startB, b.size()});
        }
        return pairs;
    }
}
