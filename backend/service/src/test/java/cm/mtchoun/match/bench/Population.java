package cm.mtchoun.match.bench;

import cm.mtchoun.simulator.people.NameGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Names as a country has them: a few parts are borne by many, most by few. The most frequent surname is that of 13 people in
 * 1,000, the most frequent given name that of 24 (Zipf's law, flattened at the top). The same seed gives the same names.
 */
final class Population {

    private static final Set<String> KEPT = Set.of("epse", "épse", "Epse", "vve", "Vve", "II", "III");

    private final NameGenerator shapes;
    private final Random random;
    private final Share surnames = new Share("surnames.txt", 20);
    private final Share given = new Share("given-names.txt", 10);

    Population(long seed) {
        shapes = new NameGenerator(seed);
        random = new Random(seed);
    }

    String next() {
        List<String> words = new ArrayList<>();
        for (String word : shapes.next().split(" ")) {
            boolean surname = word.equals(word.toUpperCase(Locale.ROOT));
            words.add(KEPT.contains(word) ? word : (surname ? surnames : given).draw(random));
        }
        return String.join(" ", words);
    }

    /** Parts of names, and which share of people bears one of the first so many. */
    private static final class Share {
        private final List<String> parts;
        private final double[] cumulated;

        Share(String file, int flattened) {
            parts = lines(file);
            Collections.shuffle(parts, new Random(1));
            cumulated = new double[parts.size()];
            double sum = 0;
            for (int i = 0; i < cumulated.length; i++) {
                sum += 1.0 / (i + flattened);
                cumulated[i] = sum;
            }
        }

        String draw(Random random) {
            int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
            return parts.get(at < 0 ? -at - 1 : at);
        }

        private static List<String> lines(String file) {
            try (InputStream in =
                    Objects.requireNonNull(NameGenerator.class.getResourceAsStream("/people/" + file), file)) {
                return new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
