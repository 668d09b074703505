package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes a signature across a stamp, and the letters of the stamp, off the print below. They are drawn with wider strokes than print of
 * that size, and are paler: what is left of a picture when all strokes narrower than a disc are filled with what is around them is paper
 * and pen, and the difference is print. Only where that leaves little of the print: on worn pages its strokes have run as wide as a pen's.
 */
final class SignatureLifter {

    private static final double H = WorkingPage.CAPITALS;
    private static final double BESIDE = 2; // radii of the stamp that a signature reaches from its middle
    private static final double ABOVE = 1.3;
    private static final double SOFT = 0.4;
    private static final double DISC = 2; // pixels from its middle
    private static final double MOST_LEFT = 0.65; // of the points with ink: of print's own more than half are gone
    private static final double WIDE_INK = 0.35; // of the darkness of print
    private static final double DARK = 0.2; // of the way from print to paper: darker strokes are bold print
    private static final double LONG = 2.5 * H; // is no letter
    private static final int FEWEST = 30; // points of a letter of the stamp
    private static final int EDGE = 3; // pixels around a wide stroke that belong to it

    private final GreyImage image;
    private final GreyImage wide;
    private final double toner;
    private final int limit;

    private SignatureLifter(GreyImage image, double toner) {
        this.image = Blur.of(image, SOFT);
        this.wide = Closing.of(this.image, DISC);
        this.toner = toner;
        this.limit = (int) (EvenLight.PAPER - WIDE_INK * (EvenLight.PAPER - toner));
    }

    /**
     * @param page its rings lightened
     * @param threshold below it there is ink
     */
    static GreyImage without(GreyImage page, List<Ring> rings, int threshold) {
        double toner = InkThreshold.ink(page);
        GreyImage result = page;
        List<Ring> done = new ArrayList<>();
        List<Ring> largestFirst = new ArrayList<>(rings);
        largestFirst.sort(Comparator.comparingDouble(ring -> -ring.radius()));
        for (Ring ring : largestFirst) {
            if (done.stream()
                    .noneMatch(stamp -> stamp.radius() > Math.hypot(stamp.x() - ring.x(), stamp.y() - ring.y()))) {
                done.add(ring);
                result = without(result, ring, threshold, toner);
            }
        }
        return result;
    }

    private static GreyImage without(GreyImage page, Ring stamp, int threshold, double toner) {
        int left = (int) Math.max(0, stamp.x() - BESIDE * stamp.radius());
        int top = (int) Math.max(0, stamp.y() - ABOVE * stamp.radius());
        int right = (int) Math.min(page.width(), stamp.x() + BESIDE * stamp.radius());
        int bottom = (int) Math.min(page.height(), stamp.y() + ABOVE * stamp.radius());
        GreyImage region = page.cut(new Box(left, top, right - left, bottom - top));
        SignatureLifter lifter = new SignatureLifter(region, toner);
        return lifter.canTell(threshold)
                ? page.with(lifter.lifted(region, stamp.x() - left, stamp.y() - top, stamp.radius()), left, top)
                : page;
    }

    private boolean canTell(int threshold) {
        int inked = 0;
        int left = 0;
        for (int i = 0; i < image.pixels().length; i++) {
            inked += value(image, i) < threshold ? 1 : 0;
            left += value(wide, i) < threshold ? 1 : 0;
        }
        return left <= MOST_LEFT * inked;
    }

    private GreyImage lifted(GreyImage region, double x, double y, double radius) {
        List<Patch> strokes = Patch.of(wide, limit).stream()
                .filter(patch -> patch.isLonger(LONG) || patch.size() > FEWEST && patch.isNear(x, y, radius))
                .filter(patch -> patch.median(wide) >= toner + DARK * (EvenLight.PAPER - toner))
                .toList();
        Tones below = new Tones();
        strokes.forEach(stroke -> stroke.values(image).forEach(below::add));
        byte[] pixels = region.pixels().clone();
        for (Patch stroke : strokes) {
            Veil veil = Veil.over(below, EvenLight.PAPER, toner, stroke.median(wide));
            stroke.grown(EDGE).forEach(i -> pixels[i] = (byte) veil.lifted(value(region, i), value(wide, i)));
        }
        return new GreyImage(region.width(), region.height(), pixels);
    }

    private static int value(GreyImage image, int i) {
        return image.pixels()[i] & 0xFF;
    }
}
