package cm.mtchoun.simulator.paper;

import java.awt.Graphics2D;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** The rubber-stamped date, as in {@code 24 JAN. 2019}. */
final class DateStamp {
    private static final List<String> MONTHS =
            List.of("JAN.", "FEV.", "MARS", "AVR.", "MAI", "JUIN", "JUIL.", "AOUT", "SEPT.", "OCT.", "NOV.", "DEC.");

    private DateStamp() {}

    static void press(Sheet sheet, LocalDate date, double x, double y, RandomGenerator random) {
        Graphics2D rubber = sheet.at(x, y, Math.toRadians(3 * random.nextDouble() - 2));
        rubber.setColor(Ink.BLACK.colour(0.9));
        rubber.setFont(Typeface.ARIMO.font(true, 14.5));
        rubber.drawString(words(date), 0, 0);
        rubber.dispose();
    }

    static String words(LocalDate date) {
        return "%02d %s %d".formatted(date.getDayOfMonth(), MONTHS.get(date.getMonthValue() - 1), date.getYear());
    }
}
