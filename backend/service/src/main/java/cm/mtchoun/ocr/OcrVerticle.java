package cm.mtchoun.ocr;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the images that wait, one at a time. Deploy on workers, one instance for each core: each has native handles of its
 * own, which never meet another thread at the same time.
 */
public final class OcrVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OcrVerticle.class);

    private final Sources sources;
    private final ReadingHealth health;
    private final Metrics metrics;
    private final ReadingStore store;

    private @Nullable ImageReader reader;
    private @Nullable Drain drain;

    /** @param cache folder for the native libraries and the language files */
    public record Sources(Pool pool, JobStore jobs, EvidenceStore evidence, Path cache) {}

    public OcrVerticle(Sources sources, ReadingHealth health, Metrics metrics) {
        this.sources = sources;
        this.health = health;
        this.metrics = metrics;
        this.store = new ReadingStore(sources.pool(), sources.jobs());
    }

    /** Succeeds also when the language data cannot be used: images then wait, and readiness says why. */
    @Override
    public Future<?> start() {
        try {
            ImageReader opened = new ImageReader(sources.cache());
            reader = opened;
            Drain started =
                    new Drain(vertx, sources.jobs(), JobKind.READ_IMAGE, 1, claim -> readAndStore(claim, opened));
            drain = started;
            Signal.IMAGE_STORED.listen(vertx.eventBus(), started::wake);
            started.start();
        } catch (UnusableLanguageData unusable) {
            LOG.error("Nothing can be read: {}", unusable.getMessage());
            health.unusable(String.valueOf(unusable.getMessage()));
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        Future<Void> idle = drain == null ? Future.succeededFuture() : drain.stop();
        return idle.onComplete(done -> {
            if (reader != null) {
                reader.close();
            }
        });
    }

    private Future<Void> readAndStore(Claim claim, ImageReader with) {
        return store.load(claim.ref())
                .compose(image ->
                        sources.evidence().get(image.sha256()).compose(bytes -> finish(claim, image, with, bytes)));
    }

    private Future<Void> finish(Claim claim, ReadingStore.Waiting image, ImageReader with, Buffer bytes) {
        long began = System.nanoTime();
        ImageOutcome outcome = read(with, bytes);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return store.finish(claim, image, outcome, took).onSuccess(done -> tell(image, outcome, took));
    }

    private static ImageOutcome read(ImageReader with, Buffer bytes) {
        try {
            return ImageOutcome.of(with.read(bytes.getBytes()));
        } catch (UnreadableImage unreadable) {
            return ImageOutcome.unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    private void count(ImageOutcome outcome, Duration took) {
        metrics.image(outcome.kind());
        metrics.pageRead(took);
        if (!outcome.names().isEmpty()) {
            metrics.namesRead(outcome.names().size(), outcome.confidence());
        }
    }

    private void tell(ReadingStore.Waiting image, ImageOutcome outcome, Duration took) {
        LOG.info(
                "Image {}: {}, {} names",
                image.id(),
                outcome.kind(),
                outcome.names().size());
        if (!image.synthetic()) {
            count(outcome, took);
        }
        if (!outcome.names().isEmpty()) {
            Signal.IMAGE_READ.send(vertx.eventBus(), image.id());
        }
    }
}
