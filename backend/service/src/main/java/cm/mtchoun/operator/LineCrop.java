package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Cuts a line out of an image. */
@FunctionalInterface
public interface LineCrop {
    /**
     * @param page from 1
     * @param box x, y, width and height in pixels
     * @return a PNG or JPEG; empty or failed when it cannot be cut out
     */
    Future<Optional<Buffer>> crop(Buffer image, int page, int[] box);
}
