package cm.mtchoun.watch;

import static cm.mtchoun.pipeline.Eventually.until;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import cm.mtchoun.simulator.site.ConsulateSite;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The watcher on a real database, before a real site, under a clock that is moved. */
final class WatchedConsulate implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock("2026-01-05T10:00:00Z");
    private final Metrics metrics = new Metrics();
    private final TestDatabase database = new TestDatabase(vertx);
    private final JobStore jobs = new JobStore(vertx, database.pool(), clock);
    private final Path dataDir;
    private final EvidenceStore evidence;
    private final ConsulateSite site;
    private Duration interval = Duration.ofMinutes(10);

    WatchedConsulate() throws Exception {
        dataDir = Files.createTempDirectory("watched");
        evidence = new EvidenceStore(vertx, dataDir);
        site = ConsulateSite.start(vertx, 0).await(10, TimeUnit.SECONDS);
    }

    ConsulateSite site() {
        return site;
    }

    TestDatabase database() {
        return database;
    }

    SettableClock clock() {
        return clock;
    }

    JobStore jobs() {
        return jobs;
    }

    Vertx vertx() {
        return vertx;
    }

    EvidenceStore evidence() {
        return evidence;
    }

    String metrics() {
        return metrics.scrape();
    }

    void setInterval(Duration every) {
        interval = every;
    }

    void publish(LocalDate date, String name, int seed) {
        site.publishFile(date, name, TestImages.jpeg(seed), "image/jpeg");
    }

    String url(String path) {
        return "http://localhost:" + site.port() + path;
    }

    /** Lets the watcher look once, now. */
    void look() throws Exception {
        lookWith(1);
    }

    void lookAfter(Duration wait) throws Exception {
        clock.advance(wait);
        look();
    }

    void lookWith(int watchers) throws Exception {
        long looks = looks();
        List<String> deployed = new ArrayList<>();
        for (int i = 0; i < watchers; i++) {
            deployed.add(vertx.deployVerticle(watcher()).await(10, TimeUnit.SECONDS));
        }
        until(() -> looks() > looks && isAtRest());
        for (String id : deployed) {
            vertx.undeploy(id).await(10, TimeUnit.SECONDS);
        }
    }

    void runUntil(BooleanSupplier condition) throws Exception {
        String id = vertx.deployVerticle(watcher()).await(10, TimeUnit.SECONDS);
        until(condition);
        vertx.undeploy(id).await(10, TimeUnit.SECONDS);
    }

    /** What reading the one image gave. */
    void read(String outcome, String reason) {
        database.sql(
                """
                insert into reading (image_id, read_at, outcome, reason, confidence, missing_numbers, seconds)
                select max(id), $1, $2, nullif($3, ''), 0, 0, 1 from image
                """,
                clock.instant().atOffset(ZoneOffset.UTC),
                outcome,
                reason);
    }

    private SourceWatcher watcher() throws Exception {
        new Sources(database.pool(), jobs).ensureFirst(settings().source()).await(10, TimeUnit.SECONDS);
        return new SourceWatcher(database.pool(), jobs, evidence, metrics, settings());
    }

    Settings settings() {
        return Settings.read(new Env(Map.of(
                "SOURCE_URL", site.pageUrl(),
                "SCAN_INTERVAL", interval.toString(),
                "ALLOW_PRIVATE_SOURCES", "true",
                "DATABASE_URL", database.url(),
                "HTTP_PORT", "0",
                "DATA_DIR", dataDir.toString())));
    }

    /** Looks so far, told by the counter: the clock may stand still between two. */
    private long looks() {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("mtchoun_pages_checked_total{") && !line.contains("robots_"))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .sum();
    }

    private boolean isAtRest() {
        return database.number(
                        "select count(*) from job where kind = 'check_source' and state = 'ready' and run_at > $1",
                        clock.instant().atOffset(ZoneOffset.UTC))
                == 1;
    }

    Duration nextLookIn() {
        RowSet<Row> row = database.sql("select run_at from job where kind = 'check_source'");
        return Duration.between(
                clock.instant(),
                row.iterator().next().getOffsetDateTime("run_at").toInstant());
    }

    /** What the site was asked and answered, without query and robots.txt: each watcher reads that once. */
    List<String> answers() {
        return site.requests().stream()
                .filter(seen -> !seen.path().equals("/robots.txt"))
                .map(seen -> seen.path().replaceFirst("\\?.*", "") + " " + seen.status())
                .toList();
    }

    long count(String table) {
        return database.number("select count(*) from " + table);
    }

    /** Rows as text, columns joined. */
    List<String> rows(String query) {
        List<String> rows = new ArrayList<>();
        for (Row row : database.sql(query)) {
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                columns.add(String.valueOf(row.getValue(i)));
            }
            rows.add(String.join(", ", columns));
        }
        return rows;
    }

    /** Payloads of the mails to the maintainer, oldest first. */
    List<JsonObject> mails() {
        List<JsonObject> mails = new ArrayList<>();
        database.sql("select payload from mail where kind = 'maintainer' order by id")
                .forEach(row -> mails.add(row.get(JsonObject.class, 0)));
        return mails;
    }

    List<String> mailEvents() {
        return mails().stream().map(mail -> mail.getString("event")).toList();
    }

    List<byte[]> storedBytes() throws Exception {
        List<byte[]> stored = new ArrayList<>();
        for (Row row : database.sql("select sha256 from image order by position, id")) {
            stored.add(evidence.get(row.getBuffer(0).getBytes())
                    .await(10, TimeUnit.SECONDS)
                    .getBytes());
        }
        return stored;
    }

    @Override
    public void close() throws Exception {
        site.close().await(10, TimeUnit.SECONDS);
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(dataDir)) {
            files.sorted(Comparator.reverseOrder()).forEach(WatchedConsulate::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
