package cm.mtchoun.mail;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.evidence.LineCrop;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture of a listed line, when it can be had: a mail never waits long for it, nor fails for want of it. */
final class Proof {
    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);
    private static final int MOST_BYTES = 200_000;
    private static final int MOST_SECONDS = 20;

    /** The mails about one page are sent together: it is read for the first of them, and a line is cut for its first namesake. */
    private static final int KEPT_IMAGES = 4;

    private static final int KEPT_CROPS = 512;
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final Cache<Buffer, Future<Buffer>> images = Caffeine.newBuilder()
            .maximumSize(KEPT_IMAGES)
            .expireAfterAccess(KEPT_FOR)
            .build();
    private final Cache<Place, Future<Optional<Buffer>>> cut = Caffeine.newBuilder()
            .maximumSize(KEPT_CROPS)
            .expireAfterAccess(KEPT_FOR)
            .build();
    private final EvidenceStore evidence;
    private final LineCrop crops;

    Proof(EvidenceStore evidence, LineCrop crops) {
        this.evidence = evidence;
        this.crops = crops;
    }

    /** A line of an image. */
    private record Place(Buffer image, int page, List<Integer> box) {
        static Place of(Sighting sighting) {
            return new Place(
                    Buffer.buffer(sighting.imageSha256()),
                    sighting.page(),
                    Arrays.stream(sighting.box()).boxed().toList());
        }
    }

    /** Never fails. */
    Future<Optional<Buffer>> of(Sighting sighting) {
        Place place = Place.of(sighting);
        return cut.get(place, absent -> crop(sighting)).otherwise(cause -> {
            LOG.warn("No crop of image {}: {}", sighting.imageId(), cause.toString());
            cut.invalidate(place);
            return Optional.empty();
        });
    }

    private Future<Optional<Buffer>> crop(Sighting sighting) {
        return image(sighting)
                .compose(image -> crops.crop(image, sighting.page(), sighting.box()))
                .map(crop -> crop.filter(picture -> picture.length() <= MOST_BYTES))
                .timeout(MOST_SECONDS, TimeUnit.SECONDS);
    }

    private Future<Buffer> image(Sighting sighting) {
        Buffer name = Buffer.buffer(sighting.imageSha256());
        return images.get(
                name, absent -> evidence.get(sighting.imageSha256()).onFailure(missing -> images.invalidate(name)));
    }
}
