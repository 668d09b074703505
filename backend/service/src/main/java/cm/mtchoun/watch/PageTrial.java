package cm.mtchoun.watch;

import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.watch.FetchResult.Fetched;
import cm.mtchoun.watch.FetchResult.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Looks at a page as a source's watcher would, and keeps nothing: for whoever sets a source up. Safe from any thread. */
public final class PageTrial {
    private final Vertx vertx;
    private final InstantSource clock;
    private final PageFetcher fetcher;

    public PageTrial(Vertx vertx, InstantSource clock, Settings settings, Metrics metrics) {
        this.vertx = vertx;
        this.clock = clock;
        this.fetcher = new PageFetcher(vertx, clock, settings, metrics);
    }

    /**
     * @param hosts hosts that may be asked besides the page's own
     * @return {@code {"outcome","detail","images":[{"url","publishedOn","title","position"}]}}; the outcome is {@code ok},
     *     or why the page could not be read
     */
    public Future<JsonObject> look(URI page, List<String> hosts, String linkPattern) {
        return fetcher.get(FetchRequest.page(page, new AllowedHosts(page, hosts), Validators.NONE))
                .compose(answer -> answer instanceof Fetched fetched
                        ? read(fetched, linkPattern)
                        : Future.succeededFuture(refused(answer)));
    }

    private Future<JsonObject> read(Fetched fetched, String linkPattern) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        PageParser parser = new PageParser(fetched.url(), linkPattern, today);
        return vertx.executeBlocking(() -> parser.parse(fetched.body().getBytes(), fetched.charset()), false)
                .map(images -> answer("ok", "%d images".formatted(images.size()), images));
    }

    private static JsonObject refused(FetchResult answer) {
        return answer instanceof Refused refused
                ? answer(refused.refusal().code(), refused.detail(), List.of())
                : answer("unexpected_status", "the server says it is unchanged", List.of());
    }

    private static JsonObject answer(String outcome, String detail, List<PublishedImage> images) {
        return new JsonObject()
                .put("outcome", outcome)
                .put("detail", detail)
                .put(
                        "images",
                        new JsonArray(images.stream().map(PageTrial::image).toList()));
    }

    private static JsonObject image(PublishedImage image) {
        return new JsonObject()
                .put("url", image.url().toString())
                .put("publishedOn", image.publishedOn().toString())
                .put("title", image.title())
                .put("position", image.position());
    }
}
