/** Finds which registered people a published name concerns, and decides whether they are told or an operator looks first. */
@NullMarked
package cm.mtchoun.match;

import org.jspecify.annotations.NullMarked;
