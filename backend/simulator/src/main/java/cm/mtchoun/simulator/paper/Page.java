package cm.mtchoun.simulator.paper;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * One printed side of A4.
 *
 * @param letter {@code A} for the first page, {@code B}...
 * @param image 300 dpi, RGB; not to be changed
 * @param names the names printed on this page, in reading order: the truth reading is measured by
 */
public record Page(String letter, BufferedImage image, List<String> names) {
    /** {@code A} … {@code Z}, {@code AA} … for pages counted from 0. */
    public static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
