/** The public API server and the management server; features bring their own routes. */
@NullMarked
package cm.mtchoun.http;

import org.jspecify.annotations.NullMarked;
