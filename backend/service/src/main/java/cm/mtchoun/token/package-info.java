/** Secrets: the tokens of private links, and keyed hashes of addresses. */
@NullMarked
package cm.mtchoun.token;

import org.jspecify.annotations.NullMarked;
