package cm.mtchoun.simulator.paper;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How one communiqué is set.
 *
 * @param points size of the names, 7 to 16
 * @param pitch distance between two lines of names, as a fraction of the page height; never below 1.1 times the size
 * @param hanging names aligned behind their numbers, as a word processor does; otherwise number and name are one text
 * @param stampOverNames the stamp lies somewhere on the names of each page, not only at the end
 * @param wraps a name too long for its column goes on on a second line; otherwise it is condensed
 */
public record Style(
        Typeface typeface,
        Layout layout,
        Numbering numbering,
        double points,
        boolean bold,
        double pitch,
        boolean hanging,
        Ink ink,
        boolean stampOverNames,
        boolean wraps) {

    private static final double POINTS_PER_PAGE = 841.9;

    public Style {
        if (points < 7 || points > 16) {
            throw new IllegalArgumentException("names are set in 7 to 16 points, not " + points);
        }
        pitch = Math.max(pitch, 1.1 * points / POINTS_PER_PAGE);
    }

    /** A plain numbered list: the commonest page. */
    public static Style plain() {
        return new Style(Typeface.CARLITO, Layout.LIST, Numbering.DOT, 12, false, 0.0165, false, Ink.BLUE, false, true);
    }

    /** Any style of that set; the same generator state gives the same style. */
    public static Style random(RandomGenerator random, FontSet fonts) {
        Typeface typeface = any(random, Typeface.of(fonts));
        Layout layout = any(random, List.of(Layout.values()));
        Numbering numbering = any(random, List.of(Numbering.DOT, Numbering.DOT, Numbering.PAREN, Numbering.NONE));
        double points = layout == Layout.TWO_COLUMNS ? 8.5 + random.nextInt(4) * 0.5 : 10.5 + random.nextInt(6) * 0.5;
        double pitch = points * (1.14 + 0.26 * random.nextDouble()) / POINTS_PER_PAGE;
        boolean bold = random.nextInt(5) == 0;
        boolean hanging = random.nextBoolean();
        Ink ink = any(random, List.of(Ink.BLUE, Ink.VIOLET, Ink.RED, Ink.BLACK));
        boolean stampOverNames = random.nextInt(3) == 0;
        return new Style(
                typeface, layout, numbering, points, bold, pitch, hanging, ink, stampOverNames, random.nextBoolean());
    }

    public Style withLayout(Layout other) {
        double size = other == Layout.TWO_COLUMNS ? Math.min(points, 10) : Math.max(points, 10);
        return new Style(typeface, other, numbering, size, bold, pitch, hanging, ink, stampOverNames, wraps);
    }

    /** The same with the stamp somewhere on the names of each page. */
    public Style stamped() {
        return new Style(typeface, layout, numbering, points, bold, pitch, hanging, ink, true, wraps);
    }

    private static <T> T any(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
