package cm.mtchoun.watch;

import cm.mtchoun.config.Settings;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One look at every active source, waited for. The looks are jobs like all others: when the service runs on the same
 * database, it may be the one that does them.
 */
final class Scan {
    /** A page with hundreds of new images takes minutes. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final String SINCE =
            """
            select s.key, t.checked_at >= $1 as done, t.problem, t.images_on_page,
                   (select count(*) from communique c where c.source_id = s.id and c.first_seen_at >= $1) as communiques,
                   (select count(*) from image i join communique c on c.id = i.communique_id
                    where c.source_id = s.id and i.first_seen_at >= $1) as images,
                   (select count(*) from image_location l where l.source_id = s.id and l.problem is not null) as refused
            from source s left join source_state t on t.source_id = s.id
            where s.active and not s.synthetic order by s.name, s.id
            """;

    private final Vertx vertx;
    private final Pool pool;
    private final JobStore jobs;
    private final Sources sources;
    private final Settings settings;
    private final SourceWatcher watcher;

    Scan(Vertx vertx, Pool pool, JobStore jobs, EvidenceStore evidence, Settings settings) {
        this.vertx = vertx;
        this.pool = pool;
        this.jobs = jobs;
        this.settings = settings;
        this.sources = new Sources(pool, jobs);
        this.watcher = new SourceWatcher(pool, jobs, evidence, new Metrics(), settings);
    }

    /** What became of one source; {@code done} is false while it waits. */
    record Line(
            String source,
            boolean done,
            @Nullable String problem,
            int imagesOnPage,
            long newCommuniques,
            long newImages,
            long refused) {
        boolean succeeded() {
            return problem == null;
        }

        String text() {
            return problem == null
                    ? "%s: %d images on the page; %d new communiqués, %d new images, %d refused"
                            .formatted(source, imagesOnPage, newCommuniques, newImages, refused)
                    : "%s: failed: %s".formatted(source, problem);
        }
    }

    /** Completes with one line a source when all were looked at; fails when that takes longer than {@link #LONGEST}. */
    Future<List<Line>> run() {
        Instant start = jobs.now();
        return sources.ensureFirst(settings.source())
                .compose(there -> sources.checkAllNow())
                .compose(due -> vertx.deployVerticle(watcher))
                .compose(id -> done(start).eventually(() -> vertx.undeploy(id)));
    }

    private Future<List<Line>> done(Instant start) {
        Promise<List<Line>> done = Promise.promise();
        glance(start, done);
        return done.future();
    }

    private void glance(Instant start, Promise<List<Line>> done) {
        lines(start)
                .onComplete(
                        lines -> {
                            if (lines.stream().allMatch(Line::done)) {
                                done.complete(lines);
                            } else if (jobs.now().isAfter(start.plus(LONGEST))) {
                                done.fail(new TimeoutException("the sources were not all looked at within " + LONGEST));
                            } else {
                                vertx.setTimer(GLANCE.toMillis(), later -> glance(start, done));
                            }
                        },
                        done::fail);
    }

    private Future<List<Line>> lines(Instant start) {
        OffsetDateTime since = start.atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(SINCE).execute(Tuple.of(since)).map(rows -> {
            List<Line> lines = new ArrayList<>();
            rows.forEach(row -> lines.add(line(row)));
            return lines;
        });
    }

    private static Line line(Row row) {
        Integer imagesOnPage = row.getInteger("images_on_page");
        return new Line(
                row.getString("key"),
                Boolean.TRUE.equals(row.getBoolean("done")),
                row.getString("problem"),
                imagesOnPage == null ? 0 : imagesOnPage,
                row.getLong("communiques"),
                row.getLong("images"),
                row.getLong("refused"));
    }
}
