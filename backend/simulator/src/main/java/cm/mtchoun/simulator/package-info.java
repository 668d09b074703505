/** The outside world for tests, demo and benchmarks; knows nothing of the service. */
@NullMarked
package cm.mtchoun.simulator;

import org.jspecify.annotations.NullMarked;
