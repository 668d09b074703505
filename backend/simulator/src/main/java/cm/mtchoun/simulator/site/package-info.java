/** The consulate's site: the page, its images, a control page and faults on demand. */
@NullMarked
package cm.mtchoun.simulator.site;

import org.jspecify.annotations.NullMarked;
