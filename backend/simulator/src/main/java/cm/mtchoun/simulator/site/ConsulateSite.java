package cm.mtchoun.simulator.site;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Page;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.paper.Truth;
import cm.mtchoun.simulator.web.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The consulate's web site, with whatever may be wrong with it. Starts with an empty page. Any thread. */
public final class ConsulateSite {
    /** Where communiqués are, below the address of the site. */
    public static final String PAGE = "/index.php?p=consulat-cameroun-passeports";

    private static final String OPEN_TO_ROBOTS = "User-agent: *\nDisallow:\n";

    private final Vertx vertx;
    private final String host;
    private final Bulletin bulletin = new Bulletin();
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private volatile Truth truth = new Truth();
    private volatile String robots = OPEN_TO_ROBOTS;
    private volatile @Nullable HttpServer server;

    private ConsulateSite(Vertx vertx, String host) {
        this.vertx = vertx;
        this.host = host;
    }

    /** On the loopback address; port 0 is any free one. Fails when the port is taken. */
    public static Future<ConsulateSite> start(Vertx vertx, int port) {
        return start(vertx, "127.0.0.1", port);
    }

    public static Future<ConsulateSite> start(Vertx vertx, String host, int port) {
        ConsulateSite site = new ConsulateSite(vertx, host);
        return WebServer.listen(vertx, "consulate", host, port, new SiteRoutes(site).router(vertx))
                .map(listening -> {
                    site.server = listening;
                    return site;
                });
    }

    public int port() {
        return Objects.requireNonNull(server, "set by start()").actualPort();
    }

    /** The address of the page of communiqués. */
    public String pageUrl() {
        return "http://localhost:" + port() + PAGE;
    }

    /**
     * Prints, scans and puts a communiqué on the page; takes about half a second a page on a worker thread.
     *
     * @return file names of its images, first page first; a second communiqué of a day goes on with the letters
     */
    public Future<List<String>> publish(Communique communique, Level level, Tint tint) {
        return vertx.executeBlocking(() -> {
            Map<String, Document> images = new LinkedHashMap<>();
            int earlier = bulletin.countOn(communique.date());
            Printer.print(communique, page -> {
                String name = Truth.imageName(communique.date(), Page.letter(earlier + images.size()));
                images.put(name, scan(communique, page, level, tint));
                truth.add(name, level, communique, page);
            });
            images.forEach((name, image) -> bulletin.put(communique.date(), name, image));
            return List.copyOf(images.keySet());
        });
    }

    /** Puts any bytes on the page under that file name; the same name again replaces them. */
    public void publishFile(LocalDate date, String name, byte[] bytes, String mediaType) {
        bulletin.put(date, name, new Document(bytes.clone(), mediaType, Instant.now()));
    }

    /** Takes everything off the page. */
    public void clear() {
        bulletin.clear();
        truth = new Truth();
    }

    /** Until {@link #heal()}. @param seconds of {@link Fault#SLOW}, or the Retry-After of a 429 */
    public void fail(Target target, Fault fault, int seconds) {
        faults.set(target, fault, seconds, Faults.UNTIL_HEALED);
    }

    /** For the next so many answers only. */
    public void failTimes(Target target, Fault fault, int seconds, int times) {
        faults.set(target, fault, seconds, times);
    }

    public void heal() {
        for (Target target : Target.values()) {
            faults.set(target, Fault.NONE, 0, 1);
        }
    }

    public void setRobots(String robotsTxt) {
        robots = robotsTxt;
    }

    /** The last 20,000 requests for the page, images and robots.txt, oldest first. */
    public List<SeenRequest> requests() {
        return log.all();
    }

    /** Requests whose path begins so. */
    public long requestsTo(String path) {
        return log.all().stream().filter(seen -> seen.path().startsWith(path)).count();
    }

    /** The largest number of requests that were in hand at the same time. */
    public int mostRequestsAtOnce() {
        return log.mostInHand();
    }

    public void forgetRequests() {
        log.forget();
    }

    public Future<Void> close() {
        HttpServer open = server;
        return open == null ? Future.succeededFuture() : open.close();
    }

    RequestLog log() {
        return log;
    }

    String robots() {
        return robots;
    }

    Bulletin bulletin() {
        return bulletin;
    }

    Faults faults() {
        return faults;
    }

    Truth truth() {
        return truth;
    }

    private static Document scan(Communique communique, Page page, Level level, Tint tint) {
        byte[] jpeg = Scanner.scan(
                page, level, tint, communique.seed() + page.letter().hashCode());
        return new Document(jpeg, "image/jpeg", Instant.now());
    }
}
