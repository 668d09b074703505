package cm.mtchoun.match.bench;

import cm.mtchoun.simulator.people.NameGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A name as a communiqué prints it, with its parts known. */
record Printed(List<String> surnames, String particle, List<String> married, List<String> given, String numeral) {

    private static final Set<String> PARTICLES = Set.of("epse", "épse", "Epse", "vve", "Vve");
    private static final Set<String> NUMERALS = Set.of("II", "III");

    /** The next generated name that has a surname in capitals and a given name. */
    static Printed next(NameGenerator generator) {
        while (true) {
            Printed printed = of(generator.next());
            if (!printed.surnames.isEmpty() && !printed.given.isEmpty()) {
                return printed;
            }
        }
    }

    static Printed of(String text) {
        List<String> surnames = new ArrayList<>();
        List<String> married = new ArrayList<>();
        List<String> given = new ArrayList<>();
        String particle = "";
        String numeral = "";
        for (String word : text.split(" ")) {
            if (PARTICLES.contains(word)) {
                particle = word;
            } else if (NUMERALS.contains(word)) {
                numeral = word;
            } else if (word.equals(word.toUpperCase(Locale.ROOT))) {
                (particle.isEmpty() ? surnames : married).add(word);
            } else {
                given.add(word);
            }
        }
        return new Printed(surnames, particle, married, given, numeral);
    }

    /** The same person's name made of parts no dictionary knows: the head of one word joined to the tail of another. */
    Printed blended(Printed other) {
        return new Printed(
                blend(surnames, other.surnames),
                particle,
                blend(married, other.surnames),
                blend(given, other.given),
                numeral);
    }

    private static List<String> blend(List<String> words, List<String> others) {
        List<String> blended = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String tail = others.get(i % others.size());
            blended.add(words.get(i).substring(0, (words.get(i).length() + 1) / 2) + tail.substring(tail.length() / 2));
        }
        return blended;
    }

    boolean isMarried() {
        return !married.isEmpty();
    }

    String text() {
        return join(surnames, List.of(particle), married, given, List.of(numeral));
    }

    Printed withGiven(List<String> others) {
        return new Printed(surnames, particle, married, others, numeral);
    }

    Printed withSurnames(List<String> others) {
        return new Printed(others, particle, married, given, numeral);
    }

    Printed unmarried() {
        return new Printed(surnames, "", List.of(), given, numeral);
    }

    @SafeVarargs
    static String join(List<String>... parts) {
        return String.join(
                " ",
                Stream.of(parts)
                        .flatMap(List::stream)
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
