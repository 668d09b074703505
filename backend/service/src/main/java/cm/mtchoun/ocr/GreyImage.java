package cm.mtchoun.ocr;

/**
 * A grey picture, 0 black to 255 white, row by row from the top left. Its pixels are shared, not copied: whoever makes
 * one stops writing to the array.
 */
record GreyImage(int width, int height, byte[] pixels) {

    GreyImage {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(width + " × " + height + " does not fit " + pixels.length + " pixels");
        }
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }

    /** The value between pixels, linear in both directions; the border goes on for ever. */
    double between(double x, double y) {
        double cx = Math.max(0, Math.min(width - 1.001, x));
        double cy = Math.max(0, Math.min(height - 1.001, y));
        int left = (int) cx;
        int top = (int) cy;
        int right = Math.min(width - 1, left + 1);
        int bottom = Math.min(height - 1, top + 1);
        double fx = cx - left;
        double fy = cy - top;
        double above = at(left, top) * (1 - fx) + at(right, top) * fx;
        double below = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
        return above * (1 - fy) + below * fy;
    }
}
