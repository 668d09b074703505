/** The people who run the service: their accounts, what they decide and put right, and the record of it. */
@NullMarked
package cm.mtchoun.operator;

import org.jspecify.annotations.NullMarked;
