package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lightens a page where a stamp's rings lie: as much as the ring darkens it, so that letters below stay darker. */
final class RingEraser {

    private static final int REACH = 8; // pixels on both sides of the middle of a ring
    private static final int STEPS = 1440;

    private RingEraser() {}

    static GreyImage without(GreyImage image, List<Ring> rings) {
        GreyImage result = image;
        for (Ring ring : rings) {
            result = erase(result, ring);
        }
        return result;
    }

    private static GreyImage erase(GreyImage image, Ring ring) {
        double[] profile = profile(image, ring);
        byte[] pixels = image.pixels().clone();
        int far = (int) ring.radius() + 3 * REACH;
        for (int y = (int) ring.y() - far; y <= ring.y() + far; y++) {
            for (int x = (int) ring.x() - far; x <= ring.x() + far; x++) {
                if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
                    continue;
                }
                double angle = Math.atan2(y - ring.y(), x - ring.x());
                double away = Math.hypot(x - ring.x(), y - ring.y()) - ring.radiusAt(angle);
                if (Math.abs(away) < REACH) {
                    double typical = between(profile, away + REACH);
                    double value = image.at(x, y) * EvenLight.PAPER / typical;
                    pixels[y * image.width() + x] = (byte) Math.min(EvenLight.PAPER, value);
                }
            }
        }
        return new GreyImage(image.width(), image.height(), pixels);
    }

    /** How dark the ring typically is, by the distance from its middle; letters are too few to change the median. */
    private static double[] profile(GreyImage image, Ring ring) {
        double[] profile = new double[2 * REACH + 1];
        for (int i = 0; i < profile.length; i++) {
            List<Integer> values = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                double angle = 2 * Math.PI * step / STEPS;
                double r = ring.radiusAt(angle) + i - REACH;
                int x = (int) Math.round(ring.x() + r * Math.cos(angle));
                int y = (int) Math.round(ring.y() + r * Math.sin(angle));
                if (x >= 0 && y >= 0 && x < image.width() && y < image.height()) {
                    values.add(image.at(x, y));
                }
            }
            Collections.sort(values);
            profile[i] = values.isEmpty() ? EvenLight.PAPER : Math.max(20, values.get(values.size() / 2));
        }
        return profile;
    }

    private static double between(double[] profile, double position) {
        int low = (int) Math.max(0, Math.min(profile.length - 2, Math.floor(position)));
        double share = Math.max(0, Math.min(1, position - low));
        return profile[low] * (1 - share) + profile[low + 1] * share;
    }
}
