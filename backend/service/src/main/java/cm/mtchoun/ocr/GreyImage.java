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

    /** @param box within the picture; @return a copy of that part */
    GreyImage cut(Box box) {
        byte[] part = new byte[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(pixels, (box.y() + y) * width + box.x(), part, y * box.width(), box.width());
        }
        return new GreyImage(box.width(), box.height(), part);
    }

    /** @return a copy of the picture with another one in place of a part of it */
    GreyImage with(GreyImage part, int left, int top) {
        byte[] copy = pixels.clone();
        for (int y = 0; y < part.height; y++) {
            System.arraycopy(part.pixels, y * part.width, copy, (top + y) * width + left, part.width);
        }
        return new GreyImage(width, height, copy);
    }
}
