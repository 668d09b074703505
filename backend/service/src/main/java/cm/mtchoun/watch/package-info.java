/** Sources, fetching, page parsing, communiqués and their images: everything up to "this image is stored". */
@NullMarked
package cm.mtchoun.watch;

import org.jspecify.annotations.NullMarked;
