package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts back blanks between words of a name that were read as one. */
final class Blanks {

    private static final double NARROW = 0.16 * WorkingPage.CAPITALS; // between two A that lean away from each other
    private static final double REACH = WorkingPage.CAPITALS; // how far letters lie from where they are in the text

    /** A surname in capitals with the next word: a given name, or what says that she is married or a widow. */
    private static final Pattern GLUED =
            Pattern.compile("(\\p{Lu}[\\p{Lu}'’-]+\\p{Lu})['’‘,.]?(\\p{Lu}\\p{Ll}{3,}.*|[eé]pse|vve)");

    private static final Pattern TWO_A = Pattern.compile("(\\p{Lu}{2,}A)(A\\p{Lu}{2,})");

    private Blanks() {}

    /** @param line the word stands in; @return the word alone, or the two it consists of */
    static List<VotedLine.Word> split(VotedLine.Word word, TextLine line) {
        Matcher glued = GLUED.matcher(word.text());
        if (glued.matches()) {
            return parts(word, glued.group(1), glued.group(2));
        }
        Matcher twoA = TWO_A.matcher(word.text());
        return twoA.matches() && widestGap(line, place(word, twoA.end(1))) >= NARROW
                ? parts(word, twoA.group(1), twoA.group(2))
                : List.of(word);
    }

    private static double place(VotedLine.Word word, int letter) {
        return word.left() + (word.right() - word.left()) * letter / word.text().length();
    }

    /** The widest white between two parts that lie next to each other, around that place. */
    private static double widestGap(TextLine line, double place) {
        List<Box> parts = new ArrayList<>(line.parts());
        parts.sort(Comparator.comparingInt(Box::x));
        double widest = 0;
        int right = Integer.MAX_VALUE;
        for (Box part : parts) {
            boolean near = Math.abs((right + part.x()) / 2.0 - place) < REACH;
            widest = near ? Math.max(widest, part.x() - right) : widest;
            right = right == Integer.MAX_VALUE ? part.right() : Math.max(right, part.right());
        }
        return widest;
    }

    private static List<VotedLine.Word> parts(VotedLine.Word word, String first, String second) {
        double seam = place(word, first.length());
        return List.of(
                new VotedLine.Word(first, word.confidence(), word.left(), seam),
                new VotedLine.Word(second, word.confidence(), seam, word.right()));
    }
}
