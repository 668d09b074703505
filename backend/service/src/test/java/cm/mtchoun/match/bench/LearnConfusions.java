package cm.mtchoun.match.bench;

import cm.mtchoun.match.bench.Slips.Slip;
import cm.mtchoun.names.ListedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints {@code confusions.tsv}: how often our OCR took letters for others on pages that {@link ReadPages} printed, and how
 * often the same letters are all that tells two known parts of names apart. {@code LearnConfusions NAME-PARTS READINGS...}
 */
final class LearnConfusions {

    /** More is another row, not this one misread. */
    private static final double MOST_WRONG = 0.4;

    private static final String BLANK = " ";

    /** What stands in for what; a text of none, one or two letters each, the longer one first, then by the alphabet. */
    private record Couple(String one, String other) implements Comparable<Couple> {

        static Couple of(String a, String b) {
            boolean inOrder = a.length() != b.length() ? a.length() > b.length() : a.compareTo(b) <= 0;
            return inOrder ? new Couple(a, b) : new Couple(b, a);
        }

        @Override
        public int compareTo(Couple that) {
            int order = one.compareTo(that.one);
            return order != 0 ? order : other.compareTo(that.other);
        }
    }

    private final Map<Couple, Integer> confused = new TreeMap<>();
    private final Map<Couple, Integer> apart = new HashMap<>();
    private final Map<String, Integer> printed = new HashMap<>();
    private final Map<String, Integer> inParts = new HashMap<>();
    private int names;
    private int letters;

    private LearnConfusions() {}

    public static void main(String[] files) throws IOException {
        LearnConfusions counts = new LearnConfusions();
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b < a; b++) {
                counts.confused.put(Couple.of("" + a, "" + b), 0);
            }
            counts.confused.put(Couple.of("" + a, ""), 0);
        }
        Arrays.stream(files)
                .skip(1)
                .flatMap(file -> ReadName.load(Path.of(file)).stream())
                .forEach(counts::addName);
        counts.addParts(Files.readAllLines(Path.of(files[0])).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList());
        counts.print();
    }

    private void addName(ReadName name) {
        String text = folded(name.printed());
        String read = name.read()
                .map(tokens ->
                        tokens.tokens().stream().map(ListedText.Token::text).collect(Collectors.joining(BLANK)))
                .map(LearnConfusions::folded)
                .orElse("");
        List<Slip> slips = Slips.between(text, read);
        long wrong = slips.stream().filter(slip -> !slip.isRight()).count();
        if (wrong <= MOST_WRONG * text.length()) {
            names++;
            letters += text.length();
            count(text, printed);
            slips.stream().filter(slip -> !slip.isRight()).forEach(slip -> add(confused, slip.printed(), slip.read()));
        }
    }

    private static void add(Map<Couple, Integer> counts, String one, String other) {
        counts.merge(Couple.of(one, other), 1, Integer::sum);
    }

    /** Letters, and letters two by two. */
    private static void count(String text, Map<String, Integer> counts) {
        for (int i = 0; i < text.length(); i++) {
            counts.merge(text.substring(i, i + 1), 1, Integer::sum);
            if (i > 0) {
                counts.merge(text.substring(i - 1, i + 1), 1, Integer::sum);
            }
        }
    }

    private void addParts(List<String> parts) {
        parts.forEach(part -> count(part, inParts));
        Map<String, List<String>> byRest = new HashMap<>();
        for (String part : parts) {
            for (int from = 0; from <= part.length(); from++) {
                for (int to = from; to <= Math.min(part.length(), from + 2); to++) {
                    byRest.computeIfAbsent(
                                    part.substring(0, from) + BLANK + part.substring(to), rest -> new ArrayList<>())
                            .add(part.substring(from, to));
                }
            }
        }
        byRest.values().forEach(this::addNeighbours);
    }

    private void addNeighbours(List<String> letters) {
        for (int i = 0; i < letters.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(letters.get(i).length() - letters.get(j).length()) <= 1
                        && letters.get(i).length() + letters.get(j).length() < 4) {
                    add(apart, letters.get(i), letters.get(j));
                }
            }
        }
    }

    private void print() {
        System.out.printf(Locale.ROOT, "# %,d names, %,d letters.%n", names, letters);
        confused.forEach((couple, times) -> {
            if (couple.one.matches("[A-Z]{1,2}") && couple.other.matches("[A-Z]?")) {
                System.out.println(String.join(
                        "\t",
                        couple.one,
                        couple.other.isEmpty() ? "-" : couple.other,
                        "" + times,
                        "" + of(printed, couple),
                        "" + apart.getOrDefault(couple, 0),
                        "" + of(inParts, couple)));
            }
        });
    }

    private static int of(Map<String, Integer> counts, Couple couple) {
        return counts.getOrDefault(couple.one, 0) + counts.getOrDefault(couple.other, 0);
    }

    /** Capitals without marks, as names are compared. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .replace('-', ' ')
                .replaceAll("[^A-Z0-9!|\\[\\] ]", "")
                .strip();
    }
}
