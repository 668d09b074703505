package cm.mtchoun.ocr;

/**
 * One word of a name as printed.
 *
 * @param confidence 0 to 1; close to 1 only when two different models read the same
 */
public record Token(String text, double confidence) {}
