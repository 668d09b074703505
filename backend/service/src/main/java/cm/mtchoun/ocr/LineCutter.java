package cm.mtchoun.ocr;

import java.util.List;

/** Cuts single lines out of the working picture, levelled, with a little paper around them and nothing of their neighbours. */
final class LineCutter {

    private static final double H = WorkingPage.CAPITALS;
    static double ABOVE = 1.6 * H;
    static double BELOW = 0.5 * H;
    static double BESIDE = 0.55 * H;
    static double SCALE = 1;
    static double SIGMA = 0;

    private final GreyImage page;
    private final List<TextLine> lines;

    LineCutter(GreyImage page, List<TextLine> lines) {
        this.page = page;
        this.lines = lines;
    }

    GreyImage cut(TextLine line) {
        int width = (int) Math.round((line.box().width() + 2 * BESIDE) * SCALE);
        int height = (int) Math.round((ABOVE + BELOW) * SCALE);
        byte[] pixels = new byte[width * height];
        for (int x = 0; x < width; x++) {
            double sx = line.box().x() - BESIDE + x / SCALE;
            double top = line.baseAt(sx) - ABOVE;
            for (int y = 0; y < height; y++) {
                double sy = top + y / SCALE;
                pixels[y * width + x] =
                        inside(sx, sy) ? (byte) Math.round(page.between(sx, sy)) : (byte) EvenLight.PAPER;
            }
        }
        GreyImage crop = new GreyImage(width, height, pixels);
        eraseNeighbours(crop, line);
        return Blur.of(crop, SIGMA);
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
        int fromX = (int) Math.floor((part.x() - 2 - left) * SCALE);
        int toX = (int) Math.ceil((part.right() + 2 - left) * SCALE);
        for (int x = Math.max(0, fromX); x < Math.min(crop.width(), toX); x++) {
            double top = line.baseAt(left + x / SCALE) - ABOVE;
            int fromY = (int) Math.floor((part.y() - 2 - top) * SCALE);
            int toY = (int) Math.ceil((part.bottom() + 2 - top) * SCALE);
            for (int y = Math.max(0, fromY); y < Math.min(crop.height(), toY); y++) {
                crop.pixels()[y * crop.width() + x] = (byte) EvenLight.PAPER;
            }
        }
    }
}
