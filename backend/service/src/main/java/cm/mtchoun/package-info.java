/** Composition root: the commands, and how the features are wired together. */
@NullMarked
package cm.mtchoun;

import org.jspecify.annotations.NullMarked;
