package cm.mtchoun.ocr;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The coloured ink of stamps and signatures over black print. The more colour a point has, the more ink covers it: that much lighter it
 * becomes, and print below that much darker.
 */
final class ColouredInk {

    static final int GRAIN = 24; // less colour may be grain, or yellowed paper
    private static final int INK = 20; // so much more than that may not
    private static final double CALM =
            3; // deviation of the paper's light: where that has more, a JPEG has coarse colours
    private static final int HUES = 6;
    private static final int FEWEST = 300; // points of a hue that tell what ink it is
    private static final double STRONG = 0.9; // of an ink's points have less colour than where it covers them all over
    private static final double NEARLY = 0.75;
    private static final double ON_PAPER = 0.6; // of its points, by light: those on print are fewer, and darker
    private static final double TONER = 1 / 3.0; // of the points of print are as dark as its thick strokes
    private static final int WHITE = 255;
    private static final int DARK = 128;
    private static final int PAPER = 240;
    private static final double PRINTED_IN_COLOUR = 4; // times as many points have colour as are black

    private final int width;
    private final int height;
    private final byte[] light;
    private final byte[] colour;
    private final byte[] hue;

    private ColouredInk(int width, int height) {
        this.width = width;
        this.height = height;
        this.light = new byte[width * height];
        this.colour = new byte[width * height];
        this.hue = new byte[width * height];
    }

    /** Transparent parts are white paper. */
    static ColouredInk on(BufferedImage picture) {
        ColouredInk ink = new ColouredInk(picture.getWidth(), picture.getHeight());
        int[] row = new int[ink.width];
        for (int y = 0; y < ink.height; y++) {
            picture.getRGB(0, y, ink.width, 1, row, 0, ink.width);
            for (int x = 0; x < ink.width; x++) {
                int opaque = row[x] >>> 24;
                int white = WHITE * (WHITE - opaque);
                ink.set(
                        y * ink.width + x,
                        ((row[x] >> 16 & 0xFF) * opaque + white) / WHITE,
                        ((row[x] >> 8 & 0xFF) * opaque + white) / WHITE,
                        ((row[x] & 0xFF) * opaque + white) / WHITE);
            }
        }
        return ink;
    }

    private void set(int i, int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        light[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        colour[i] = (byte) Math.max(0, most - least - GRAIN);
        int upper = most == red ? 0 : most == green ? 1 : 2;
        hue[i] = (byte) (2 * upper + (least == (upper == 0 ? green : red) ? 0 : 1));
    }

    /** Whether the picture is so coarse that its colours say little of how much ink there is. */
    boolean isGrainy() {
        return InkThreshold.noise(new GreyImage(width, height, light)) > CALM;
    }

    /** @return the picture in grey, without what lies over its print; all of it when it is itself printed in colour */
    GreyImage lifted() {
        Tones print = new Tones();
        int[] points = new int[HUES];
        for (int i = 0; i < light.length; i++) {
            if (colour(i) >= INK) {
                points[hue[i]]++;
            } else if (colour(i) == 0 && light(i) < DARK) {
                print.add(light(i));
            }
        }
        int[] hues =
                IntStream.range(0, HUES).filter(one -> points[one] >= FEWEST).toArray();
        if (hues.length > 0
                && print.count() * PRINTED_IN_COLOUR >= Arrays.stream(points).sum()) {
            int toner = print.quantile(TONER);
            @Nullable Ink[] inks = new Ink[HUES];
            Arrays.stream(hues).forEach(one -> inks[one] = ink(one, toner));
            int main = Arrays.stream(hues)
                    .reduce((one, other) -> points[one] >= points[other] ? one : other)
                    .orElseThrow();
            lift(inks, main);
        }
        return new GreyImage(width, height, light);
    }

    private void lift(@Nullable Ink[] inks, int main) {
        for (int i = 0; i < light.length; i++) {
            int strongest = strongestAround(i);
            Ink own = inks[colour(i) < INK ? main : hue[i]];
            Ink ink = own == null ? inks[main] : own;
            if (strongest > 0 && ink != null) {
                light[i] = (byte) ink.lifted(light(i), strongest);
            }
        }
    }

    /** Colours are coarser than light in a JPEG: they run out towards the edge of a stroke. */
    private int strongestAround(int i) {
        int strongest = colour(i);
        if (light(i) >= PAPER) {
            return strongest;
        }
        int x = i % width;
        int y = i / width;
        for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                strongest = Math.max(strongest, colour(row * width + column));
            }
        }
        return strongest;
    }

    private int light(int i) {
        return light[i] & 0xFF;
    }

    private int colour(int i) {
        return colour[i] & 0xFF;
    }

    /** Told by the tenth of its points that have most colour, and those nearly as strong. */
    private Ink ink(int which, int toner) {
        Tones strengths = new Tones();
        for (int i = 0; i < hue.length; i++) {
            if (hue[i] == which && colour(i) >= INK) {
                strengths.add(colour(i));
            }
        }
        int strong = strengths.quantile(STRONG);
        Tones below = new Tones();
        for (int i = 0; i < hue.length; i++) {
            if (hue[i] == which && colour(i) >= Math.max(INK, NEARLY * strong)) {
                below.add(light(i));
            }
        }
        return new Ink(strong, Veil.over(below, WHITE, toner, below.quantile(ON_PAPER)));
    }

    /** @param strongest colour of a point that is covered all over */
    private record Ink(int strongest, Veil veil) {

        double lifted(int light, int colour) {
            double share = Math.min(1.2, (double) colour / strongest);
            return veil.lifted(light, veil.paper() - (veil.paper() - veil.onPaper()) * share);
        }
    }
}
