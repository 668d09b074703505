package cm.mtchoun.match.bench;

import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.PersonName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What {@code name-parts.tsv} would be had its numbers been learnt from lists that our OCR read: the committed numbers count as
 * {@value #PRIOR} names read before. {@code LearnParts NAME-PARTS READINGS...}
 */
final class LearnParts {

    private static final int PRIOR = 2_000;
    private static final double PEOPLE = 100_000;
    private static final double SURE = 0.8;
    private static final double SEEN_ONCE = 1.5;

    /** For each part, how many bear it as a surname and as a given name. */
    private final TreeMap<String, double[]> bearers = new TreeMap<>();

    private int names = PRIOR;

    private LearnParts() {}

    public static void main(String[] files) throws IOException {
        LearnParts parts = new LearnParts();
        for (String line : Files.readAllLines(Path.of(files[0]))) {
            parts.known(line);
        }
        Arrays.stream(files)
                .skip(1)
                .flatMap(file -> ReadName.load(Path.of(file)).stream())
                .forEach(parts::add);
        parts.print();
    }

    private void known(String line) {
        if (!line.startsWith("#")) {
            String[] cells = line.split("\t");
            count(cells[0], 0, Double.parseDouble(cells[1]) / PEOPLE * PRIOR);
            count(cells[0], 1, Double.parseDouble(cells[2]) / PEOPLE * PRIOR);
        }
    }

    /** As the service would: capitals are surnames, for nobody says more about a list. */
    private void add(ReadName name) {
        List<ListedText.Token> tokens = name.read().map(ListedText::tokens).orElse(List.of());
        names += tokens.isEmpty() ? 0 : 1;
        for (ListedText.Token token : tokens) {
            boolean surname = token.text().equals(token.text().toUpperCase(Locale.ROOT));
            String part = PersonName.parse(token.text()).folded();
            if (token.confidence() >= SURE && part.matches("[A-Z]{2,}")) {
                count(part, surname ? 0 : 1, 1);
            }
        }
    }

    private void count(String part, int as, double more) {
        bearers.computeIfAbsent(part, none -> new double[2])[as] += more;
    }

    private void print() {
        System.out.println("# part\tpeople in 100,000 with it as a surname\tas a given name, of " + names + " names");
        bearers.values().removeIf(count -> count[0] + count[1] < SEEN_ONCE);
        bearers.forEach((part, count) -> System.out.printf(
                Locale.ROOT, "%s\t%.0f\t%.0f%n", part, count[0] / names * PEOPLE, count[1] / names * PEOPLE));
    }
}
