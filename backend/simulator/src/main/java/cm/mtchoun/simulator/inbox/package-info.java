/** An SMTP server that accepts everything it is not told to refuse, and a web view of what it received. */
@NullMarked
package cm.mtchoun.simulator.inbox;

import org.jspecify.annotations.NullMarked;
