package cm.mtchoun.simulator.paper;

import cm.mtchoun.simulator.paper.Level.Damage;
import java.util.SplittableRandom;

/** Turns a clean page into the image the consulate would put on its site. Same page, level and seed: same bytes. */
public final class Scanner {
    private static final double WIDTH_INCHES = 210 / 25.4;
    private static final double HEIGHT_INCHES = 297 / 25.4;

    private final Damage damage;
    private final SplittableRandom random;

    private Scanner(Damage damage, long seed) {
        this.damage = damage;
        this.random = new SplittableRandom(seed);
    }

    /** @return a JPEG file */
    public static byte[] scan(Page page, Level level, Tint tint, long seed) {
        return new Scanner(level.damage(), seed).scan(page, tint);
    }

    private byte[] scan(Page page, Tint tint) {
        Homography view = new Homography(corners());
        Original original = new Original(page.image(), tint, desk());
        int width = (int) Math.round(WIDTH_INCHES * damage.dpi());
        int height = (int) Math.round(HEIGHT_INCHES * damage.dpi());
        Raster sensor = new Raster(width, height, tint.channels());
        project(original, view, sensor);
        shade(sensor, new Light(damage, random));
        grain(sensor);
        sensor.blur(damage.blur());
        return Jpeg.encode(sensor.toImage(), damage.quality());
    }

    /** A scanner's lid is white; a photo shows the table. */
    private float desk() {
        return damage.perspective() == 0 ? 250 : 120 + 120 * (float) random.nextDouble();
    }

    /** Four samples a pixel, so that thin strokes do not vanish between them. */
    private static void project(Original original, Homography view, Raster sensor) {
        for (int y = 0; y < sensor.height; y++) {
            for (int x = 0; x < sensor.width; x++) {
                for (int sample = 0; sample < 4; sample++) {
                    double u = (x + 0.25 + 0.5 * (sample & 1)) / sensor.width;
                    double v = (y + 0.25 + 0.5 * (sample >> 1)) / sensor.height;
                    double depth = view.depth(u, v);
                    original.addQuarter(
                            view.x(u, v, depth), view.y(u, v, depth), sensor.channels, y * sensor.width + x);
                }
            }
        }
    }

    /** Where on the page the corners of the sensor look, both as unit squares. */
    private double[][] corners() {
        double turn = Math.toRadians(damage.degrees() * (2 * random.nextDouble() - 1));
        double sin = StrictMath.sin(turn);
        double cos = StrictMath.cos(turn);
        double aspect = HEIGHT_INCHES / WIDTH_INCHES;
        double[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        for (double[] corner : corners) {
            double x = corner[0] - 0.5 + damage.perspective() * (2 * random.nextDouble() - 1);
            double y = (corner[1] - 0.5 + damage.perspective() * (2 * random.nextDouble() - 1)) * aspect;
            corner[0] = 0.5 + x * cos - y * sin;
            corner[1] = 0.5 + (x * sin + y * cos) / aspect;
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
