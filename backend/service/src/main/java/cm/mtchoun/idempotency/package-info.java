/** Calls that a client may repeat without doing anything twice. */
@NullMarked
package cm.mtchoun.idempotency;

import org.jspecify.annotations.NullMarked;
