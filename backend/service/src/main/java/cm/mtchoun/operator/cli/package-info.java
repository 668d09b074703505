/** What operators do from a command line, through the same API as the console. */
@NullMarked
package cm.mtchoun.operator.cli;

import org.jspecify.annotations.NullMarked;
