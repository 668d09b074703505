package cm.mtchoun;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.ocr.Box;
import cm.mtchoun.ocr.LineCropper;
import cm.mtchoun.ocr.Turn;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Optional;

/** Cuts lines out of images on the worker pool, for mails and for private pages. */
final class Crops {
    private final LineCropper cropper = new LineCropper();
    /** Which image a buffer holds, by identity: for the mails about one page it is the same, and is looked through once. */
    private final Cache<Buffer, String> known = Caffeine.newBuilder().weakKeys().build();

    private final Vertx vertx;

    Crops(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Fails when the image cannot be decoded or has no such place; a mail then goes without its picture.
     *
     * @param box as in the column {@code listed_name.box}: x, y, width, height, and the quarter turns clockwise that set the
     *     page upright when there are any
     */
    Future<Optional<Buffer>> crop(Buffer image, int page, int[] box) {
        Box line = new Box(box[0], box[1], box[2], box[3]);
        Turn turn = Turn.ofQuarters(box.length > 4 ? box[4] : 0);
        return vertx.executeBlocking(
                () -> Optional.of(
                        Buffer.buffer(cropper.crop(known.get(image, Crops::name), image::getBytes, page, line, turn))),
                false);
    }

    private static String name(Buffer image) {
        return HexFormat.of().formatHex(EvidenceStore.sha256(image.getBytes()));
    }
}
