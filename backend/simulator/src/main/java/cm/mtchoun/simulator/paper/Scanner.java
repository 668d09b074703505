package cm.mtchoun.simulator.paper;

import cm.mtchoun.simulator.paper.Level.Damage;
import java.util.SplittableRandom;

/** Turns a clean page into the image the consulate would put on its site. Same page, level and seed: same bytes. */
public final class Scanner {
    private static final double WIDTH_INCHES = 210 / 25.4;
    private static final double HEIGHT_INCHES = 297 / 25.4;

    private final Damage damage;
    private final SplittableRandom random;

    private final View view;
    private final SplittableRandom around;
    /** Side of what is seen, in pages. */
    private final double reach;

    private Scanner(Damage damage, long seed, View view) {
        this.damage = damage;
        this.random = new SplittableRandom(seed);
        this.view = view;
        this.around =
                new SplittableRandom(~seed); // of its own, so that the damage is that of the same page seen usually
        this.reach = view.surroundings() ? 1.2 + 0.35 * around.nextDouble() : 1;
    }

    /** @return a JPEG file */
    public static byte[] scan(Page page, Level level, Tint tint, long seed) {
        return scan(page, level, tint, seed, View.USUAL);
    }

    /** @return a JPEG file of the page seen like that */
    public static byte[] scan(Page page, Level level, Tint tint, long seed, View view) {
        return new Scanner(level.damage(), seed, view).scan(page, tint);
    }

    private byte[] scan(Page page, Tint tint) {
        Homography glass = new Homography(corners());
        Original original = new Original(page.image(), tint, desk());
        int width = (int) Math.round(WIDTH_INCHES * damage.dpi() * reach);
        int height = (int) Math.round(HEIGHT_INCHES * damage.dpi() * reach);
        Raster sensor = new Raster(width, height, tint.channels());
        project(original, glass, sensor);
        shade(sensor, new Light(damage, random));
        grain(sensor);
        sensor.blur(damage.blur());
        Raster seen = sensor;
        for (int quarter = 0; quarter < view.quarterTurns(); quarter++) {
            seen = seen.turned();
        }
        return Jpeg.encode(seen.toImage(), damage.quality());
    }

    /** A scanner's lid is white; a photo shows the table. */
    private Desk desk() {
        Desk plain = Desk.plain(damage.perspective() == 0 ? 250 : 120 + 120 * (float) random.nextDouble());
        return view.surroundings() ? Desk.wooden(around) : plain;
    }

    /** Four samples a pixel, so that thin strokes do not vanish between them. */
    private static void project(Original original, Homography glass, Raster sensor) {
        for (int y = 0; y < sensor.height; y++) {
            for (int x = 0; x < sensor.width; x++) {
                for (int sample = 0; sample < 4; sample++) {
                    double u = (x + 0.25 + 0.5 * (sample & 1)) / sensor.width;
                    double v = (y + 0.25 + 0.5 * (sample >> 1)) / sensor.height;
                    double depth = glass.depth(u, v);
                    original.addQuarter(
                            glass.x(u, v, depth), glass.y(u, v, depth), sensor.channels, y * sensor.width + x);
                }
            }
        }
    }

    /** Where on the page the corners of the sensor look, both as unit squares. */
    private double[][] corners() {
        double more = view.surroundings() ? 2 : 0;
        double turn =
                Math.toRadians(damage.degrees() * (2 * random.nextDouble() - 1) + more * (2 * around.nextDouble() - 1));
        double sin = StrictMath.sin(turn);
        double cos = StrictMath.cos(turn);
        double aspect = HEIGHT_INCHES / WIDTH_INCHES;
        double[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        double aside = view.surroundings() ? 0.05 * (2 * around.nextDouble() - 1) : 0;
        for (double[] corner : corners) {
            double x = corner[0] - 0.5 + damage.perspective() * (2 * random.nextDouble() - 1);
            double y = (corner[1] - 0.5 + damage.perspective() * (2 * random.nextDouble() - 1)) * aspect;
            corner[0] = 0.5 + aside + reach * (x * cos - y * sin);
            corner[1] = 0.5 - aside + reach * (x * sin + y * cos) / aspect;
        }
        return corners;
    }

    private static void shade(Raster sensor, Light light) {
        for (int y = 0; y < sensor.height; y++) {
            for (int x = 0; x < sensor.width; x++) {
                float remains = (float) light.at((double) x / sensor.width, (double) y / sensor.height);
                for (float[] channel : sensor.channels) {
                    channel[y * sensor.width + x] *= remains;
                }
            }
        }
    }

    private void grain(Raster sensor) {
        if (damage.noise() == 0) {
            return;
        }
        for (float[] channel : sensor.channels) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] += (float) (damage.noise() * bell(random.nextLong()));
            }
        }
    }

    /** Mean 0, deviation 1, nearly Gaussian: the sum of the four quarters of a random number. */
    private static double bell(long bits) {
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum / 65536.0 - 2) * 1.7320508;
    }
}
