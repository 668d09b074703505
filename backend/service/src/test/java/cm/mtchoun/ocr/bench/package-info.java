/** Measures how well pages are read, on pages printed for the purpose. */
@NullMarked
package cm.mtchoun.ocr.bench;

import org.jspecify.annotations.NullMarked;
