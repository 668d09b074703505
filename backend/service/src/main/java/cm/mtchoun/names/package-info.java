/** Compares civil-status names as a careful person would, one of them typed by its bearer, the other read by OCR. */
@NullMarked
package cm.mtchoun.names;

import org.jspecify.annotations.NullMarked;
