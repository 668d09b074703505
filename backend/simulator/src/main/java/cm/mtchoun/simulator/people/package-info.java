/** Invents names of Cameroonian civil-status style from single parts drawn at random; nobody real. */
@NullMarked
package cm.mtchoun.simulator.people;

import org.jspecify.annotations.NullMarked;
