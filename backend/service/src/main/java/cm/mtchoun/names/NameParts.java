package cm.mtchoun.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How frequent the parts of names are, and whether a part is rather a surname or a given name. Known parts come from
 * {@code name-parts.tsv}; an unknown one is taken as rare, and judged by its letters.
 */
final class NameParts {

    private static final double UNKNOWN_SURNAME = 15;
    private static final double UNKNOWN_GIVEN = 60;
    private static final Map<String, Part> PARTS = load();
    private static final LetterModel LETTERS = letters();

    private NameParts() {}

    /** @return how much an agreement on this part tells, in bits: 5 for NGO, 12 for an unknown surname */
    static double bits(String part, boolean surname) {
        Part known = PARTS.get(part);
        double people = surname ? UNKNOWN_SURNAME : UNKNOWN_GIVEN;
        if (known != null) {
            people = Math.max(people, surname ? known.surnames : known.givenNames);
        }
        return Math.log(100_000 / people) / Math.log(2);
    }

    /** @return probability that this part is a surname rather than a given name, strictly between 0 and 1 */
    static double surname(String part) {
        Part known = PARTS.get(part);
        if (known == null) {
            return LETTERS.surname(part);
        }
        return Math.min(0.97, Math.max(0.03, known.surnames / (known.surnames + known.givenNames)));
    }

    private static LetterModel letters() {
        LetterModel model = new LetterModel();
        PARTS.forEach((part, people) -> model.learn(part, people.surnames > people.givenNames));
        return model;
    }

    private static Map<String, Part> load() {
        Map<String, Part> parts = new HashMap<>();
        InputStream file =
                Objects.requireNonNull(NameParts.class.getResourceAsStream("name-parts.tsv"), "name-parts.tsv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells ->
                            parts.put(cells[0], new Part(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException("name-parts.tsv of the service's own jar", e);
        }
        return parts;
    }

    private record Part(double surnames, double givenNames) {}
}
