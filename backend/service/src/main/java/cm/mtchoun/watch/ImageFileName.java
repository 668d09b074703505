package cm.mtchoun.watch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the file name of an image tells: {@code communique-15072020-A.jpg}, {@code communiqueA-030215.jpg},
 * {@code communique_2020-07-15 (2).jpg.jpg}. A hint only: names are typed by hand.
 */
final class ImageFileName {
    private static final Pattern EXTENSION =
            Pattern.compile("\\.(jpe?g|jpe|jfif|png|tiff?|webp|pdf|gif)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");
    private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final Pattern WORDS = Pattern.compile("(?i:communiqu[eé]|passeport|liste|page|image|img|scan)s?");
    private static final Pattern LETTER = Pattern.compile("(?<![A-Za-z])([A-Za-z])(?![A-Za-z])");
    private static final Pattern PAGE_NUMBER = Pattern.compile("(?<!\\d)(\\d{1,3})(?!\\d)");

    private final String stem;

    private ImageFileName(String stem) {
        this.stem = stem;
    }

    /** Understands any address; one without a file name tells nothing. */
    static ImageFileName of(URI url) {
        String path = decoded(url.getRawPath());
        String name = path.substring(path.lastIndexOf('/') + 1);
        while (EXTENSION.matcher(name).find()) {
            name = EXTENSION.matcher(name).replaceFirst("");
        }
        return new ImageFileName(name);
    }

    /** The path and query of an address as a person reads them; what is wrongly escaped stays as it is. */
    static String decoded(@Nullable String raw) {
        try {
            return raw == null ? "" : URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wronglyEscaped) {
            return raw;
        }
    }

    static boolean hasImageExtension(String path) {
        return EXTENSION.matcher(path).find();
    }

    /** The first date in the name that is a day and passes {@code plausible}; day first, then year first. */
    Optional<LocalDate> date(Predicate<LocalDate> plausible) {
        return eightDigits(plausible).or(() -> sixDigits(plausible)).or(() -> WrittenDate.allIn(spaced()).stream()
                .map(WrittenDate::date)
                .filter(plausible)
                .findFirst());
    }

    /** The place among its fellows: 1 for A or 1, 2 for B or 2; empty when the name tells none. */
    Optional<Integer> order() {
        String rest = WORDS.matcher(withoutDate()).replaceAll(" ");
        Matcher letter = LETTER.matcher(rest);
        if (letter.find()) {
            return Optional.of(Character.toLowerCase(letter.group(1).charAt(0)) - 'a' + 1);
        }
        Matcher number = PAGE_NUMBER.matcher(rest);
        return number.find() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    private Optional<LocalDate> eightDigits(Predicate<LocalDate> plausible) {
        return EIGHT_DIGITS
                .matcher(stem)
                .results()
                .map(match -> match.group())
                .flatMap(digits -> dayFirst(digits, 4)
                        .filter(plausible)
                        .or(() -> WrittenDate.date(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8))
                                .filter(plausible))
                        .stream())
                .findFirst();
    }

    private Optional<LocalDate> sixDigits(Predicate<LocalDate> plausible) {
        return SIX_DIGITS
                .matcher(stem)
                .results()
                .flatMap(match -> dayFirst(match.group(), 2).filter(plausible).stream())
                .findFirst();
    }

    private static Optional<LocalDate> dayFirst(String digits, int yearDigits) {
        int year = WrittenDate.fullYear(part(digits, 4, 4 + yearDigits));
        return WrittenDate.date(year, part(digits, 2, 4), part(digits, 0, 2));
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /** Words and numbers apart, as a person would read them. */
    private String spaced() {
        return stem.replaceAll("(?<=[A-Za-z])(?=\\d)|(?<=\\d)(?=[A-Za-z])", " ");
    }

    private String withoutDate() {
        String rest =
                SIX_DIGITS.matcher(EIGHT_DIGITS.matcher(stem).replaceAll(" ")).replaceAll(" ");
        if (!rest.equals(stem)) {
            return rest;
        }
        String folded = WrittenDate.fold(spaced());
        return WrittenDate.firstIn(folded)
                .map(found -> folded.substring(0, found.start()) + " " + folded.substring(found.end()))
                .orElse(stem);
    }
}
