/** Registering, confirming, the private page, and letting go of what is no longer needed. */
@NullMarked
package cm.mtchoun.registration;

import org.jspecify.annotations.NullMarked;
