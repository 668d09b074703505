package cm.mtchoun;

import cm.mtchoun.ocr.Box;
import cm.mtchoun.ocr.LineCropper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Cuts lines out of images on the worker pool, for mails and for private pages. */
final class Crops {
    private final LineCropper cropper = new LineCropper();
    private final Vertx vertx;

    Crops(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Fails when the image cannot be decoded or has no such place; a mail then goes without its picture. */
    Future<Optional<Buffer>> crop(Buffer image, int page, int[] box) {
        Box line = new Box(box[0], box[1], box[2], box[3]);
        return vertx.executeBlocking(
                () -> Optional.of(Buffer.buffer(cropper.crop(image.getBytes(), page, line))), false);
    }
}
