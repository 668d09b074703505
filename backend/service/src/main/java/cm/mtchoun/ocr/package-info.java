/** Reads the names off an image of a list: even light, straight lines, two models that vote, and structure that says what a name is. */
@NullMarked
package cm.mtchoun.ocr;

import org.jspecify.annotations.NullMarked;
