/** Prints communiqués as the consulate does and damages them as its scanner does; seeded, so that a page can be made again. */
@NullMarked
package cm.mtchoun.simulator.paper;

import org.jspecify.annotations.NullMarked;
