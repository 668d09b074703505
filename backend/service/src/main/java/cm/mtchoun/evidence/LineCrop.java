package cm.mtchoun.evidence;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Cuts one line out of an image: the proof in a mail, on a private page, and of a search. */
@FunctionalInterface
public interface LineCrop {
    /**
     * Called on an event loop: cut elsewhere. May fail when the image cannot be decoded or has no such place.
     *
     * @param image the bytes of the communiqué's image, as published
     * @param page from 1
     * @param box x, y, width and height in pixels of the image
     * @return PNG or JPEG; empty when the line cannot be shown
     */
    Future<Optional<Buffer>> crop(Buffer image, int page, int[] box);
}
