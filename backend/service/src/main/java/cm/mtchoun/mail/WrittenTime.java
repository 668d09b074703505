package cm.mtchoun.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as people write them. */
final class WrittenTime {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRANCE);
    private static final DateTimeFormatter FRENCH_FIRST = DateTimeFormatter.ofPattern("d'er' MMMM uuuu", Locale.FRANCE);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private WrittenTime() {}

    /** @param lang fr or en */
    static String day(LocalDate date, String lang) {
        if (lang.equals("en")) {
            return ENGLISH.format(date);
        }
        return (date.getDayOfMonth() == 1 ? FRENCH_FIRST : FRENCH).format(date);
    }

    static String day(Instant instant, String lang) {
        return day(LocalDate.ofInstant(instant, ZoneOffset.UTC), lang);
    }

    /** For the people who run the service. */
    static String frenchMoment(Instant instant) {
        return "%s à %s UTC".formatted(day(instant, "fr"), HOUR.format(instant.atOffset(ZoneOffset.UTC)));
    }
}
