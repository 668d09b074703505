package cm.mtchoun.watch;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.watch.CheckOutcome.Failed;
import cm.mtchoun.watch.CheckOutcome.Same;
import cm.mtchoun.watch.CheckOutcome.Seen;
import cm.mtchoun.watch.FetchResult.Fetched;
import cm.mtchoun.watch.FetchResult.Refused;
import cm.mtchoun.watch.ImageRound.Wanted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at a source: its page, then the images that are new or due. */
final class SourceLook {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLook.class);

    private final Vertx vertx;
    private final JobStore jobs;
    private final PageFetcher fetcher;
    private final ImageStore images;
    private final ImageRound round;

    SourceLook(Vertx vertx, JobStore jobs, PageFetcher fetcher, ImageStore images, ImageRound round) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.fetcher = fetcher;
        this.images = images;
        this.round = round;
    }

    /** Never fails: a fault of our own is an outcome too, so that somebody is told of it. */
    Future<CheckOutcome> at(Source source, SourceState state) {
        Instant now = jobs.now();
        return images.known(source)
                .compose(known -> page(source, state, known, now))
                .recover(fault -> {
                    LOG.error("Looking at source {} failed", source.key(), fault);
                    return Future.succeededFuture(new Failed(Refusal.INTERNAL, fault.toString(), null));
                });
    }

    /** Only when no image is due may the page be asked for conditionally: without it we would not know the images. */
    private Future<CheckOutcome> page(Source source, SourceState state, Map<String, KnownImage> known, Instant now) {
        boolean due = state.pageSha256() == null || known.values().stream().anyMatch(image -> image.isDue(now));
        Validators validators = due ? Validators.NONE : state.validators();
        return fetcher.get(FetchRequest.page(source.page(), source.allowedHosts(), validators))
                .compose(answer -> {
                    if (answer instanceof Fetched fetched) {
                        return read(source, state, known, fetched, now);
                    }
                    return Future.succeededFuture(
                            answer instanceof Refused refused
                                    ? new Failed(refused.refusal(), refused.detail(), refused.retryAfter())
                                    : new Same());
                });
    }

    private Future<CheckOutcome> read(
            Source source, SourceState state, Map<String, KnownImage> known, Fetched fetched, Instant now) {
        byte[] html = fetched.body().getBytes();
        String sha256 = HexFormat.of().formatHex(EvidenceStore.sha256(html));
        boolean changed = !sha256.equals(state.pageSha256());
        if (!changed && known.values().stream().noneMatch(image -> image.isDue(now))) {
            return Future.succeededFuture(new Same());
        }
        LocalDate today = LocalDate.ofInstant(now, source.zone());
        PageParser parser = new PageParser(fetched.url(), source.linkPattern(), today);
        return vertx.executeBlocking(() -> parser.parse(html, fetched.charset()), false)
                .compose(shown -> shown.isEmpty() && state.hadImages()
                        ? Future.succeededFuture(changedShape(state))
                        : ask(source, shown, known, changed, now)
                                .map(result -> new Seen(
                                        fetched.validators(),
                                        sha256,
                                        shown.size(),
                                        result.again(),
                                        result.complete())));
    }

    private static Failed changedShape(SourceState state) {
        String detail = "the page shows no communiqué; it showed %d images before".formatted(state.imagesOnPage());
        return new Failed(Refusal.NO_IMAGES, detail, null);
    }

    private Future<ImageRound.Result> ask(
            Source source, List<PublishedImage> shown, Map<String, KnownImage> known, boolean changed, Instant now) {
        List<Wanted> wanted = shown.stream()
                .map(image -> new Wanted(image, known.get(image.url().toString())))
                .filter(one -> one.known() == null || one.known().isDue(now, changed))
                .toList();
        return round.ask(source, wanted, now)
                .compose(result -> images.leaveGone(source, shown).map(result));
    }
}
