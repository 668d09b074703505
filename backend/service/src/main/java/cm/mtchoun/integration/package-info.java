/** What others build on: status and statistics as open data. */
@NullMarked
package cm.mtchoun.integration;

import org.jspecify.annotations.NullMarked;
