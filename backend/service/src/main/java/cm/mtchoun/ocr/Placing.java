package cm.mtchoun.ocr;

/**
 * How a working picture was made of a page.
 *
 * @param turn of the page as published; first
 * @param straightening of the turned page; then
 */
record Placing(Turn turn, Straightening straightening) {

    /** The upright box, on the page as published, around this box of the working picture. */
    Box original(Box box) {
        Box turned = straightening.original(box);
        int width = straightening.originalWidth();
        int height = straightening.originalHeight();
        return turn.isSideways() ? turn.undone(turned, height, width) : turn.undone(turned, width, height);
    }
}
