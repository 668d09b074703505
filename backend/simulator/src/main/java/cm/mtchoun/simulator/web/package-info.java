/** What the simulator's own pages share: their look and the escaping of text. */
@NullMarked
package cm.mtchoun.simulator.web;

import org.jspecify.annotations.NullMarked;
