package cm.mtchoun.ocr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Common given names. What is none of them, but becomes exactly one when strokes are read the other way they are often
 * taken for (an l for an i, rn for an m), was that one. Surnames are not looked at: too many differ by a letter.
 */
final class GivenNames {

    private static final int SHORTEST = 4;
    private static final int TWO_MISTAKES = 6; // letters from which on two of them may be misread
    private static final Set<String> KNOWN = load();

    /** What is read, and what is printed then. */
    private static final List<List<String>> CONFUSIONS = List.of(
            List.of("i", "l"),
            List.of("l", "i"),
            List.of("I", "l"),
            List.of("n", "ri"),
            List.of("ri", "n"),
            List.of("m", "rn"),
            List.of("rn", "m"),
            List.of("q", "g"),
            List.of("g", "q"),
            List.of("v", "y"),
            List.of("y", "v"),
            List.of("Ch", "Cl"),
            List.of("iî", "î"),
            List.of("ïî", "ï"),
            List.of("ö", "ë"),
            List.of("ı", "i"),
            List.of("c", "e"), // in small type the bar of an e closes
            List.of("e", "c"));

    private GivenNames() {}

    /** @param word possibly of several parts joined by hyphens; @return the same word when there is nothing to put right */
    static String repaired(String word) {
        return Stream.of(word.split("-", -1)).map(GivenNames::repairedPart).collect(Collectors.joining("-"));
    }

    private static String repairedPart(String part) {
        boolean inSmallLetters = part.length() >= SHORTEST && Character.isLowerCase(part.charAt(1));
        if (!inSmallLetters || KNOWN.contains(folded(part))) {
            return part;
        }
        Set<String> once = misread(part);
        Set<String> found = known(once);
        if (found.isEmpty() && part.length() >= TWO_MISTAKES) {
            found = known(
                    once.stream().flatMap(other -> misread(other).stream()).collect(Collectors.toSet()));
        }
        return found.stream().map(GivenNames::folded).distinct().count() == 1
                ? found.iterator().next()
                : part;
    }

    private static Set<String> known(Set<String> candidates) {
        return candidates.stream()
                .filter(candidate -> KNOWN.contains(folded(candidate)))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> misread(String part) {
        Set<String> printed = new HashSet<>();
        for (List<String> confusion : CONFUSIONS) {
            String read = confusion.get(0);
            for (int at = part.indexOf(read); at >= 0; at = part.indexOf(read, at + 1)) {
                printed.add(part.substring(0, at) + confusion.get(1) + part.substring(at + read.length()));
            }
        }
        return printed;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> load() {
        InputStream file =
                Objects.requireNonNull(GivenNames.class.getResourceAsStream("given-names.txt"), "given-names.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(GivenNames::folded)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("given-names.txt of the service's own jar", e);
        }
    }
}
