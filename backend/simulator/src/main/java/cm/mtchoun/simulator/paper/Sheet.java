package cm.mtchoun.simulator.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** A blank A4 sheet at 300 dpi to write on; places are fractions of its width and height, y is the base line. */
final class Sheet {
    static final int WIDTH = 2480;
    static final int HEIGHT = 3508;
    static final double PIXELS_PER_POINT = 300 / 72.0;

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    private static final Color TONER = new Color(22, 22, 22);

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();

    Sheet() {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(TONER);
    }

    /** Width of a text, as a fraction of the page width. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth() / WIDTH;
    }

    void text(String text, Font font, double x, double y) {
        pen.setFont(font);
        pen.drawString(text, (float) (x * WIDTH), (float) (y * HEIGHT));
    }

    void centred(String text, Font font, double x, double y) {
        text(text, font, x - width(text, font) / 2, y);
    }

    /** Writes the text no wider than {@code limit} (a fraction of the page width), squeezing its letters if need be. */
    void squeezed(String text, Font font, double x, double y, double limit) {
        double squeeze = Math.min(1, limit / width(text, font));
        text(text, font.deriveFont(AffineTransform.getScaleInstance(squeeze, 1)), x, y);
    }

    void line(double x1, double y1, double x2, double y2) {
        pen.setStroke(new BasicStroke(4));
        pen.draw(new Line2D.Double(x1 * WIDTH, y1 * HEIGHT, x2 * WIDTH, y2 * HEIGHT));
    }

    /** A pen of one's own, in pixels, with the origin at that place and turned by that angle; to be disposed. */
    Graphics2D at(double x, double y, double radians) {
        Graphics2D own = (Graphics2D) pen.create();
        own.translate(x * WIDTH, y * HEIGHT);
        own.rotate(radians);
        return own;
    }

    BufferedImage finish() {
        pen.dispose();
        return image;
    }
}
