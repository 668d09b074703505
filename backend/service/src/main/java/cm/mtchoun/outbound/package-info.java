/** Where requests of ours may go: never into a private network. */
@NullMarked
package cm.mtchoun.outbound;

import org.jspecify.annotations.NullMarked;
