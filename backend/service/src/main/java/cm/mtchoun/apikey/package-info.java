/** API keys: who programs are, and what they may do. */
@NullMarked
package cm.mtchoun.apikey;

import org.jspecify.annotations.NullMarked;
