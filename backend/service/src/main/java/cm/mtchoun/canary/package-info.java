/** The canary: a made-up name on a made-up page, sent through every stage now and then, to see whether it arrives. */
@NullMarked
package cm.mtchoun.canary;

import org.jspecify.annotations.NullMarked;
