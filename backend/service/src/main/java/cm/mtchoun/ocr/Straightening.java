package cm.mtchoun.ocr;

/**
 * A turn and a change of size in one: where a point of the working picture lies in the original one.
 *
 * @param scale working pixels for one original pixel
 * @param fall degrees by which the original's lines fall to the right
 */
record Straightening(int originalWidth, int originalHeight, double scale, double fall) {

    int width() {
        return (int) Math.round(originalWidth * scale);
    }

    int height() {
        return (int) Math.round(originalHeight * scale);
    }

    double originalX(double x, double y) {
        double radians = Math.toRadians(fall);
        double dx = (x - width() / 2.0) / scale;
        double dy = (y - height() / 2.0) / scale;
        return originalWidth / 2.0 + Math.cos(radians) * dx - Math.sin(radians) * dy;
    }

    double originalY(double x, double y) {
        double radians = Math.toRadians(fall);
        double dx = (x - width() / 2.0) / scale;
        double dy = (y - height() / 2.0) / scale;
        return originalHeight / 2.0 + Math.sin(radians) * dx + Math.cos(radians) * dy;
    }

    /** The upright box around this box of the working picture, inside the original. */
    Box original(Box box) {
        double left = Math.min(originalX(box.x(), box.y()), originalX(box.x(), box.bottom()));
        double right = Math.max(originalX(box.right(), box.y()), originalX(box.right(), box.bottom()));
        double top = Math.min(originalY(box.x(), box.y()), originalY(box.right(), box.y()));
        double bottom = Math.max(originalY(box.x(), box.bottom()), originalY(box.right(), box.bottom()));
        int x = (int) Math.max(0, Math.min(originalWidth - 1, Math.floor(left)));
        int y = (int) Math.max(0, Math.min(originalHeight - 1, Math.floor(top)));
        int width = (int) Math.max(1, Math.min(originalWidth, Math.ceil(right)) - x);
        int height = (int) Math.max(1, Math.min(originalHeight, Math.ceil(bottom)) - y);
        return new Box(x, y, width, height);
    }

    /** Samples the whole picture once, with cubic interpolation, which keeps thin strokes. */
    GreyImage apply(GreyImage original) {
        double radians = Math.toRadians(fall);
        double stepX = Math.cos(radians) / scale;
        double stepY = Math.sin(radians) / scale;
        byte[] result = new byte[width() * height()];
        for (int y = 0; y < height(); y++) {
            double sx = originalX(0.5, y + 0.5) - 0.5;
            double sy = originalY(0.5, y + 0.5) - 0.5;
            for (int x = 0; x < width(); x++) {
                result[y * width() + x] = (byte) Cubic.sample(original, sx, sy);
                sx += stepX;
                sy += stepY;
            }
        }
        return new GreyImage(width(), height(), result);
    }
}
