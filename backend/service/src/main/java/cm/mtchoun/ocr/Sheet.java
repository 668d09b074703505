package cm.mtchoun.ocr;

/**
 * The paper alone, out of a picture that may show more.
 *
 * @param x where its picture begins in the picture as published
 */
record Sheet(GreyImage image, int x, int y) {

    private static final double RIM = 0.006; // of the width: the edge itself and its shadow

    static Sheet in(GreyImage picture) {
        return PhotographedSheet.in(picture)
                .map(corners -> cut(picture, corners))
                .orElseGet(() -> new Sheet(picture, 0, 0));
    }

    Box original(Box box) {
        return new Box(box.x() + x, box.y() + y, box.width(), box.height());
    }

    /** What lies beside the sheet within the cut becomes paper like that of its edge, so that it makes no line. */
    private static Sheet cut(GreyImage picture, Quadrilateral corners) {
        Box bounds = corners.bounds();
        int width = Math.min(bounds.width(), picture.width() - bounds.x());
        int height = Math.min(bounds.height(), picture.height() - bounds.y());
        int rim = (int) Math.ceil(RIM * width);
        byte[] pixels = new byte[width * height];
        byte[] above = new byte[width];
        for (int y = 0; y < height; y++) {
            int first = 0;
            int end = width;
            while (first < end && !corners.contains(bounds.x() + first + 0.5, bounds.y() + y + 0.5)) {
                first++;
            }
            while (end > first && !corners.contains(bounds.x() + end - 0.5, bounds.y() + y + 0.5)) {
                end--;
            }
            first = Math.min(width - 1, first + rim);
            end = Math.max(1, end - rim);
            int row = y * width;
            boolean rimOfSheet = y < rim || y >= height - rim || first >= end;
            for (int x = 0; x < width; x++) {
                int inside = Math.max(first, Math.min(end - 1, x));
                pixels[row + x] = rimOfSheet
                        ? above[x]
                        : picture.pixels()[(bounds.y() + y) * picture.width() + bounds.x() + inside];
            }
            System.arraycopy(pixels, row, above, 0, width);
        }
        return new Sheet(new GreyImage(width, height, pixels), bounds.x(), bounds.y());
    }
}
