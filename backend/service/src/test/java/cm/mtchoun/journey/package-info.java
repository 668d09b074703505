/** The whole way, from a registration to the mail, with real processes. */
@NullMarked
package cm.mtchoun.journey;

import org.jspecify.annotations.NullMarked;
