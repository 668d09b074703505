package cm.mtchoun.simulator.paper;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** The consulate's round stamp with the consul's signature across it. */
final class Stamp {
    /** Half of its height, as a fraction of the page height. */
    static final double RADIUS = 0.072;

    private static final double OUTER = RADIUS * Sheet.HEIGHT;
    private static final String LEGEND = "CONSULAT DU CAMEROUN * A MARSEILLE * ";

    private final Ink ink;
    private final RandomGenerator random;

    Stamp(Ink ink, RandomGenerator random) {
        this.ink = ink;
        this.random = random;
    }

    /** Presses it with its centre at that place. */
    void press(Sheet sheet, double x, double y) {
        Graphics2D rubber = sheet.at(x, y, random.nextDouble() * 2 * Math.PI);
        rubber.setColor(ink.colour(0.6 + 0.25 * random.nextDouble()));
        ring(rubber, OUTER, 8);
        ring(rubber, OUTER * 0.93, 5);
        ring(rubber, OUTER * 0.70, 5);
        legend(rubber);
        rubber.dispose();
        sign(sheet, x, y);
    }

    private static void ring(Graphics2D rubber, double radius, float thickness) {
        rubber.setStroke(new BasicStroke(thickness));
        rubber.draw(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    }

    private static void legend(Graphics2D rubber) {
        rubber.setFont(Typeface.ARIMO.font(true, 8));
        for (char letter : LEGEND.toCharArray()) {
            rubber.drawString(String.valueOf(letter), -12, (float) (-OUTER * 0.775));
            rubber.rotate(2 * Math.PI / LEGEND.length());
        }
    }

    private void sign(Sheet sheet, double x, double y) {
        Graphics2D pen = sheet.at(x, y, -0.08 + 0.16 * random.nextDouble());
        Path2D stroke = new Path2D.Double();
        double reach = OUTER * 1.35;
        stroke.moveTo(-reach, 0);
        for (double at = -reach; at < reach; at += reach / 5) {
            stroke.quadTo(at + reach / 10, height(), at + reach / 5, height());
        }
        pen.setColor(ink.colour(0.85));
        pen.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(stroke);
        pen.dispose();
    }

    private double height() {
        return (random.nextDouble() - 0.5) * OUTER * 0.9;
    }
}
