package cm.mtchoun.ocr;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is really printed on a line, told from what was read there and from the names that are on the page. */
final class PrintedLine {

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3})\\s?([.)]?)\\s*(\\D.*)");
    private static final int FEWEST_LETTERS = 3;
    private static final double MOST_MISREAD = 0.5; // share of letters: a signature may hide half of a name
    private static final double AHEAD = 0.12; // of the second likeliest name

    private PrintedLine() {}

    /**
     * @param read number and name, or a name alone, or the part of it that a line had room for
     * @param names on the page
     * @return the number as read, and the name, or its beginning or end, as printed; empty unless one name is by far the likeliest
     */
    static Optional<String> of(String read, List<String> names) {
        Matcher numbered = NUMBERED.matcher(read);
        String number = numbered.matches() ? numbered.group(1) + numbered.group(2) + " " : "";
        String name = folded(numbered.matches() ? numbered.group(3) : read);
        if (name.length() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        String likeliest = "";
        double least = 1;
        double second = 1;
        for (String printed : names) {
            String part = likeliestPart(name, printed);
            double misread = misread(name, part);
            if (misread < least) {
                second = least;
                least = misread;
                likeliest = part;
            } else {
                second = Math.min(second, misread);
            }
        }
        boolean clear = least == 0 || least <= MOST_MISREAD && second - least >= AHEAD;
        return clear ? Optional.of(number + likeliest) : Optional.empty();
    }

    /** The whole name, or what stands before or behind one of its blanks. */
    private static String likeliestPart(String read, String name) {
        String likeliest = name;
        for (int blank = name.indexOf(' '); blank >= 0; blank = name.indexOf(' ', blank + 1)) {
            for (String part : List.of(name.substring(0, blank), name.substring(blank + 1))) {
                likeliest = misread(read, part) < misread(read, likeliest) ? part : likeliest;
            }
        }
        return likeliest;
    }

    private static double misread(String read, String printed) {
        return Stretches.distance(read, folded(printed)) / (double) Math.max(read.length(), printed.length());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
