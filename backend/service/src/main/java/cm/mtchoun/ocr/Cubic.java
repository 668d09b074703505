package cm.mtchoun.ocr;

/** Cubic interpolation (Catmull-Rom) with tabulated weights. */
final class Cubic {

    private static final int STEPS = 256;
    private static final float[] WEIGHTS = weights();

    private Cubic() {}

    private static float[] weights() {
        float[] weights = new float[(STEPS + 1) * 4];
        for (int step = 0; step <= STEPS; step++) {
            double t = (double) step / STEPS;
            weights[step * 4] = (float) (t * (-0.5 + t * (1 - 0.5 * t)));
            weights[step * 4 + 1] = (float) (1 + t * t * (-2.5 + 1.5 * t));
            weights[step * 4 + 2] = (float) (t * (0.5 + t * (2 - 1.5 * t)));
            weights[step * 4 + 3] = (float) (t * t * (-0.5 + 0.5 * t));
        }
        return weights;
    }

    /** @return 0 to 255; the border goes on for ever */
    static int sample(GreyImage image, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        int wx = (int) ((x - left) * STEPS) * 4;
        int wy = (int) ((y - top) * STEPS) * 4;
        if (left >= 1 && top >= 1 && left < image.width() - 2 && top < image.height() - 2) {
            return inside(image.pixels(), image.width(), (top - 1) * image.width() + left - 1, wx, wy);
        }
        float sum = 0;
        for (int row = 0; row < 4; row++) {
            int start = clamp(top + row - 1, image.height()) * image.width();
            float line = 0;
            for (int column = 0; column < 4; column++) {
                line += WEIGHTS[wx + column] * (image.pixels()[start + clamp(left + column - 1, image.width())] & 0xFF);
            }
            sum += WEIGHTS[wy + row] * line;
        }
        return Math.max(0, Math.min(255, Math.round(sum)));
    }

    /** The same without asking at every pixel whether it is on the page: nearly all are. */
    private static int inside(byte[] pixels, int width, int start, int wx, int wy) {
        float sum = 0;
        for (int row = 0; row < 4; row++) {
            int at = start + row * width;
            sum += WEIGHTS[wy + row]
                    * (WEIGHTS[wx] * (pixels[at] & 0xFF)
                            + WEIGHTS[wx + 1] * (pixels[at + 1] & 0xFF)
                            + WEIGHTS[wx + 2] * (pixels[at + 2] & 0xFF)
                            + WEIGHTS[wx + 3] * (pixels[at + 3] & 0xFF));
        }
        return Math.max(0, Math.min(255, (int) (sum + 0.5f)));
    }

    private static int clamp(int position, int size) {
        return position < 0 ? 0 : Math.min(position, size - 1);
    }
}
