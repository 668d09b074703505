package cm.mtchoun.ocr;

import java.util.List;

/** Cuts single lines out of the working picture, levelled, with a little paper around them and nothing of their neighbours. */
final class LineCutter {

    private static final double H = WorkingPage.CAPITALS;
    private static final double ABOVE = 1.6 * H;
    private static final double BELOW = 0.5 * H;
    private static final double BESIDE = 0.55 * H;

    private final GreyImage page;
    private final List<TextLine> lines;
    private final double scale;

    /** @param scale crop pixels for one pixel of the page */
    LineCutter(GreyImage page, List<TextLine> lines, double scale) {
        this.page = page;
        this.lines = lines;
        this.scale = scale;
    }

    /** Where a column of the crop of a line is on the page. */
    double pageX(TextLine line, double cropX) {
        return line.box().x() - BESIDE + cropX / scale;
    }

    GreyImage cut(TextLine line) {
        int width = (int) Math.round((line.box().width() + 2 * BESIDE) * scale);
        int height = (int) Math.round((ABOVE + BELOW) * scale);
        byte[] pixels = new byte[width * height];
        for (int x = 0; x < width; x++) {
            double sx = line.box().x() - BESIDE + x / scale;
            double top = line.baseAt(sx) - ABOVE;
            for (int y = 0; y < height; y++) {
                double sy = top + y / scale;
                pixels[y * width + x] =
                        inside(sx, sy) ? (byte) Math.round(page.between(sx, sy)) : (byte) EvenLight.PAPER;
            }
        }
        GreyImage crop = new GreyImage(width, height, pixels);
        eraseNeighbours(crop, line);
        return crop;
    }

    private boolean inside(double x, double y) {
        return x >= 0 && y >= 0 && x < page.width() && y < page.height();
    }

    /** Tight rows reach into each other's crop; half a letter at the border makes the reader see gaps in words. */
    private void eraseNeighbours(GreyImage crop, TextLine line) {
        for (TextLine other : lines) {
            if (other != line && Math.abs(other.middle() - line.middle()) < 4 * H) {
                other.parts().forEach(part -> erase(crop, line, part));
            }
        }
    }

    private void erase(GreyImage crop, TextLine line, Box part) {
        double left = line.box().x() - BESIDE;
        int fromX = (int) Math.floor((part.x() - 2 - left) * scale);
        int toX = (int) Math.ceil((part.right() + 2 - left) * scale);
        for (int x = Math.max(0, fromX); x < Math.min(crop.width(), toX); x++) {
            double top = line.baseAt(left + x / scale) - ABOVE;
            int fromY = (int) Math.floor((part.y() - 2 - top) * scale);
            int toY = (int) Math.ceil((part.bottom() + 2 - top) * scale);
            for (int y = Math.max(0, fromY); y < Math.min(crop.height(), toY); y++) {
                crop.pixels()[y * crop.width() + x] = (byte) EvenLight.PAPER;
            }
        }
    }
}
