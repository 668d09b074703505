package cm.mtchoun.mail;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Cuts one line out of an image, as proof in a mail. */
@FunctionalInterface
public interface CropSource {
    /**
     * Called on an event loop: cut elsewhere. A failure, or no answer within some seconds, only leaves the mail without
     * its picture.
     *
     * @param image the bytes of the communiqué's image, as published
     * @param page from 1
     * @param box x, y, width and height in pixels of the image
     * @return PNG or JPEG; empty when the line cannot be shown
     */
    Future<Optional<Buffer>> crop(Buffer image, int page, int[] box);
}
