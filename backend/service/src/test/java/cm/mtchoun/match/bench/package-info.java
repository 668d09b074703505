/** Measures how well names are matched: typed and misread on purpose, against people who only look alike. */
@NullMarked
package cm.mtchoun.match.bench;

import org.jspecify.annotations.NullMarked;
