/** Every meter of the service, in one class. */
@NullMarked
package cm.mtchoun.metrics;

import org.jspecify.annotations.NullMarked;
