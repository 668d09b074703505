/** The bytes of every image ever stored, kept under their SHA-256. */
@NullMarked
package cm.mtchoun.evidence;

import org.jspecify.annotations.NullMarked;
