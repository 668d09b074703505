package cm.mtchoun.ocr;

import java.util.List;

/** Lightens a page where a stamp's rings lie, as much as the ring darkens it, and darkens letters below as much as it made them pale. */
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
        Tones[] tones = new Tones[2 * REACH + 1];
        double[] profile = new double[tones.length];
        int core = 0;
        for (int i = 0; i < tones.length; i++) {
            tones[i] = tones(image, ring, i - REACH);
            profile[i] = Math.max(20, Math.min(EvenLight.PAPER, tones[i].quantile(0.5)));
            core = profile[i] < profile[core] ? i : core;
        }
        Veil veil = Veil.over(tones[core], EvenLight.PAPER, InkThreshold.ink(image), profile[core]);
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
                    pixels[y * image.width() + x] = (byte) veil.lifted(image.at(x, y), typical);
                }
            }
        }
        return new GreyImage(image.width(), image.height(), pixels);
    }

    /** All around at that distance from its middle; letters are too few to change the median. */
    private static Tones tones(GreyImage image, Ring ring, int away) {
        Tones tones = new Tones();
        for (int step = 0; step < STEPS; step++) {
            double angle = 2 * Math.PI * step / STEPS;
            double r = ring.radiusAt(angle) + away;
            int x = (int) Math.round(ring.x() + r * Math.cos(angle));
            int y = (int) Math.round(ring.y() + r * Math.sin(angle));
            if (x >= 0 && y >= 0 && x < image.width() && y < image.height()) {
                tones.add(image.at(x, y));
            }
        }
        return tones;
    }

    private static double between(double[] profile, double position) {
        int low = (int) Math.max(0, Math.min(profile.length - 2, Math.floor(position)));
        double share = Math.max(0, Math.min(1, position - low));
        return profile[low] * (1 - share) + profile[low + 1] * share;
    }
}
