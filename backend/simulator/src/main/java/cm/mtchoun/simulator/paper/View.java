package cm.mtchoun.simulator.paper;

/**
 * How a page comes to lie in its picture.
 *
 * @param quarterTurns clockwise; 2 is upside down
 * @param surroundings it was photographed from further away, with what it lies on
 */
public record View(int quarterTurns, boolean surroundings) {
    /** Upright, filling the picture. */
    public static final View USUAL = new View(0, false);

    public View {
        if (quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException("a page is turned by 0 to 3 quarters, not " + quarterTurns);
        }
    }
}
