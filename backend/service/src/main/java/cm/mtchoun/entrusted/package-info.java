/** People whom programs registered on their behalf: what each program may know of them. */
@NullMarked
package cm.mtchoun.entrusted;

import org.jspecify.annotations.NullMarked;
