package cm.mtchoun.ocr;

import java.util.List;

/**
 * A page made ready for finding lines: even light, straight, capitals {@link #CAPITALS} pixels high, ruling lines gone.
 *
 * @param parts connected parts of the ink, in scan order
 * @param verticalRules boxes of the vertical ruling lines that were taken away
 * @param threshold values below it are ink
 */
record WorkingPage(GreyImage image, int threshold, List<Box> parts, List<Box> verticalRules, Placing placing) {

    /** Height of a capital letter in the working picture. */
    static final int CAPITALS = 24;
}
