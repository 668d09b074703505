package cm.mtchoun.watch;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Titles of communiqués. */
final class Titles {
    private static final int LONGEST = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.FRENCH);

    private Titles() {}

    /** {@code Communiqué du 1er juillet 2020}, for one that has no heading. */
    static String of(LocalDate date) {
        String day = date.getDayOfMonth() == 1 ? "1er" : String.valueOf(date.getDayOfMonth());
        return "Communiqué du " + day + " " + DAY.format(date);
    }

    static String cut(String heading) {
        String line = heading.replaceAll("[\\p{Z}\\s\\p{Cc}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
