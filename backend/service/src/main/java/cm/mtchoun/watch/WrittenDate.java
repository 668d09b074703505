package cm.mtchoun.watch;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as people write it, French or English, found in a text: {@code 15 juillet 2020}, {@code 1er août 2020},
 * {@code 15/07/20}, {@code July 15th, 2020}, {@code 2020-07-15}. Day before month where both readings are possible.
 *
 * @param start index of its first character in the folded text
 * @param end index after its last character in the folded text
 */
record WrittenDate(LocalDate date, int start, int end) {
    private static final String DAY = "(?<!\\d)(\\d{1,2}|premier)\\s*(?:er|eme|e|st|nd|rd|th)?";
    private static final String LONG_YEAR = "(\\d{4})(?!\\d)";
    private static final String SHORT_YEAR = "'?(\\d{2})(?![\\da-z])"; // not the start of "20h30"
    private static final String GAP = "[\\s.,/_-]*";
    private static final String MARK = "\\s*[./_-]\\s*";
    private static final String MARK_OR_BLANK = "\\s*[\\s./_-]\\s*";
    private static final String NAMED_MONTH = DAY + GAP + "(?:of\\s+)?([a-z]{3,10})" + GAP;
    private static final Pattern DAY_NAMED_MONTH_YEAR = Pattern.compile(NAMED_MONTH + LONG_YEAR);
    private static final Pattern DAY_NAMED_MONTH_SHORT_YEAR = Pattern.compile(NAMED_MONTH + SHORT_YEAR);
    private static final Pattern NAMED_MONTH_DAY_YEAR =
            Pattern.compile("(?<![a-z])([a-z]{3,9})\\.?\\s*(\\d{1,2})\\s*(?:st|nd|rd|th)?[\\s,]+" + LONG_YEAR);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})" + MARK_OR_BLANK + "(\\d{1,2})" + MARK_OR_BLANK + "(\\d{1,2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})" + MARK_OR_BLANK + "(\\d{1,2})" + MARK_OR_BLANK + LONG_YEAR);
    private static final Pattern DAY_FIRST_SHORT_YEAR = // blanks alone would make dates of phone numbers
            Pattern.compile("(?<!\\d)(\\d{1,2})" + MARK + "(\\d{1,2})" + MARK + SHORT_YEAR);
    private static final int LONGEST_TEXT = 2_000;

    /** The first real date of a text; the folded text is what {@link #fold} gives. */
    static Optional<WrittenDate> firstIn(String text) {
        return allIn(text).stream().findFirst();
    }

    /** Every real date of a text, from left to right; overlapping readings are told once, the surest one. */
    static List<WrittenDate> allIn(String text) {
        String folded = fold(text);
        List<WrittenDate> dates = new ArrayList<>();
        find(DAY_NAMED_MONTH_YEAR, folded, m -> ofNamedMonth(m.group(3), m.group(2), m.group(1)), dates);
        find(DAY_NAMED_MONTH_SHORT_YEAR, folded, m -> ofNamedMonth(m.group(3), m.group(2), m.group(1)), dates);
        find(NAMED_MONTH_DAY_YEAR, folded, m -> ofNamedMonth(m.group(3), m.group(1), m.group(2)), dates);
        find(YEAR_FIRST, folded, m -> ofNumbers(m.group(1), m.group(2), m.group(3)), dates);
        find(DAY_FIRST, folded, m -> ofNumbers(m.group(3), m.group(2), m.group(1)), dates);
        find(DAY_FIRST_SHORT_YEAR, folded, m -> ofNumbers(m.group(3), m.group(2), m.group(1)), dates);
        dates.sort(Comparator.comparingInt(WrittenDate::start));
        return dates;
    }

    /** Lower case without accents, blanks made plain; what could not be decoded is left out. At most 2,000 characters. */
    static String fold(String text) {
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        return Normalizer.normalize(bounded, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Cf}\\uFFFD]", "")
                .replaceAll("[\\p{Z}\\s]+", " ")
                .replace('\u2019', '\'')
                .replaceAll("\\p{Pd}", "-")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** The date of a calendar day, or empty when there is no such day. */
    static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** {@code 20} is 2020 and {@code 98} is 1998. */
    static int fullYear(int year) {
        return year >= 100 ? year : year + (year < 70 ? 2_000 : 1_900);
    }

    private interface Reading {
        Optional<LocalDate> of(MatchResult match);
    }

    private static void find(Pattern pattern, String text, Reading reading, List<WrittenDate> found) {
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            int start = matcher.start();
            int end = matcher.end();
            boolean taken = found.stream().anyMatch(other -> other.start < end && start < other.end);
            Optional<LocalDate> date = taken ? Optional.empty() : reading.of(matcher);
            date.ifPresent(real -> found.add(new WrittenDate(real, start, end)));
            from = date.isPresent()
                    ? end
                    : start + 1; // "3 fois le 15 juillet 2020": look again inside what was no date
        }
    }

    private static Optional<LocalDate> ofNamedMonth(String year, String month, String day) {
        int dayOfMonth = day.equals("premier") ? 1 : number(day);
        return MonthName.of(month).flatMap(number -> date(fullYear(number(year)), number, dayOfMonth));
    }

    /** A month above 12 is somebody's day: 07/15/2020. */
    private static Optional<LocalDate> ofNumbers(String year, String month, String day) {
        int fullYear = fullYear(number(year));
        return date(fullYear, number(month), number(day)).or(() -> date(fullYear, number(day), number(month)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
