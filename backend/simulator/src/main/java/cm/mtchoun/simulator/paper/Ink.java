package cm.mtchoun.simulator.paper;

import java.awt.Color;

/** The ink of the stamp and the pen. */
public enum Ink {
    BLACK(70, 70, 70),
    BLUE(38, 62, 160),
    VIOLET(100, 50, 140),
    RED(190, 40, 50);

    private final int red;
    private final int green;
    private final int blue;

    Ink(int red, int green, int blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** @param opacity 0 (none) to 1 (hides what it covers) */
    Color colour(double opacity) {
        return new Color(red, green, blue, (int) Math.round(255 * opacity));
    }
}
