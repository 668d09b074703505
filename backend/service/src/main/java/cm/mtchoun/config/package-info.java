/** Settings from the environment: typed, checked together, printed without secrets. */
@NullMarked
package cm.mtchoun.config;

import org.jspecify.annotations.NullMarked;
