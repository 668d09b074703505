package cm.mtchoun.simulator.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Draws names part by part. The same seed gives the same names in the same order; one thread at a time. */
public final class NameGenerator {
    private static final List<String> SURNAMES = lines("surnames.txt");
    private static final List<String> GIVEN = lines("given-names.txt");
    private static final List<String> MARRIED = List.of("epse", "épse", "Epse", "epse");
    private static final List<String> WIDOWED = List.of("vve", "Vve");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int MOST_NAMES = 20_000;

    private final SplittableRandom random;

    public NameGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A name as a communiqué prints it, of any kind by the shares of {@link NameKind}. */
    public String next() {
        int ticket = random.nextInt(
                Arrays.stream(NameKind.values()).mapToInt(NameKind::share).sum());
        for (NameKind kind : NameKind.values()) {
            ticket -= kind.share();
            if (ticket < 0) {
                return next(kind);
            }
        }
        throw new AssertionError("shares are added up above");
    }

    /** A name of that kind. */
    public String next(NameKind kind) {
        return switch (kind) {
            case ONE_SURNAME_TWO_GIVEN -> surname() + " " + given() + " " + given();
            case TWO_SURNAMES_TWO_GIVEN -> surname() + " " + surname() + " " + given() + " " + given();
            case TWO_SURNAMES_ONE_GIVEN -> surname() + " " + surname() + " " + given();
            case ONE_SURNAME_ONE_GIVEN -> surname() + " " + given();
            case MARRIED -> surnames() + " " + any(MARRIED) + " " + surnames() + " " + givens();
            case WIDOW -> surnames() + " " + any(WIDOWED) + " " + surname() + " " + givens();
            case HYPHENATED_GIVEN -> surnames() + " " + given(name -> name.contains("-"));
            case ROMAN_NUMERAL -> surnames() + " " + given() + " " + any(List.of("II", "II", "III"));
            case SURNAMES_ONLY -> surname() + " " + surname();
            case SINGLE_WORD -> surname(name -> !name.contains(" "));
            case LOWER_CASE_SURNAME -> lowered(surname()) + " " + givens();
            case APOSTROPHE -> surname(name -> name.contains("'") || name.contains(" ")) + " " + givens();
            case CIRCUMFLEX -> surnames() + " " + given(name -> hasMark(name, '\u0302'));
            case DIAERESIS -> surnames() + " " + given(name -> hasMark(name, '\u0308'));
            case ENDS_IN_I -> surname(name -> name.endsWith("I")) + " " + givens();
            case DJ -> surname(name -> name.contains("DJ")) + " " + givens();
        };
    }

    /** Different names in the order of a list: by surname, accents and case ignored.
     *  @param count 0 to 20,000 */
    public List<String> list(int count) {
        if (count < 0 || count > MOST_NAMES) {
            throw new IllegalArgumentException("a list has 0 to " + MOST_NAMES + " names, not " + count);
        }
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            names.add(next());
        }
        return alphabetical(names);
    }

    /** A copy in the order of a list: accents and case ignored, equal ones as they came. */
    public static List<String> alphabetical(Iterable<String> names) {
        List<String> sorted = new ArrayList<>();
        names.forEach(sorted::add);
        sorted.sort(Comparator.comparing(name -> withoutAccents(name).toUpperCase(Locale.ROOT)));
        return sorted;
    }

    private String surnames() {
        return random.nextInt(2) == 0 ? surname() : surname() + " " + surname();
    }

    private String givens() {
        return random.nextInt(2) == 0 ? given() : given() + " " + given();
    }

    private String surname() {
        return any(SURNAMES);
    }

    /** Offices type accents now and then only. */
    private String given() {
        String name = any(GIVEN);
        return random.nextInt(3) == 0 ? withoutAccents(name) : name;
    }

    private String surname(Predicate<String> wanted) {
        return any(SURNAMES.stream().filter(wanted).toList());
    }

    private String given(Predicate<String> wanted) {
        return any(GIVEN.stream().filter(wanted).toList());
    }

    private String lowered(String surname) {
        String lower = surname.toLowerCase(Locale.ROOT);
        return random.nextInt(2) == 0 ? lower : surname.charAt(0) + lower.substring(1);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static boolean hasMark(String name, char mark) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).indexOf(mark) >= 0;
    }

    private static String withoutAccents(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    }

    private static List<String> lines(String file) {
        String resource = "/people/" + file;
        try (InputStream in = NameGenerator.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
