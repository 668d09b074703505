package cm.mtchoun.integration;

import cm.mtchoun.integration.Look.Component;
import cm.mtchoun.integration.Look.SourceView;
import cm.mtchoun.pipeline.Backlog;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the service through the database, where all of its processes leave their work. */
final class Looker {
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final Duration STUCK = Duration.ofHours(2);
    private static final int FAILURES_TO_BE_DOWN = 3;
    private static final Set<String> READING = Set.of("read_image", "match_image");
    private static final Set<String> MAIL = Set.of("send_mail", "send_confirmation");
    private static final String SOURCES =
            """
            select s.key, s.name, coalesce(t.failures, 0) as failures, t.checked_at, t.succeeded_at,
                   (select max(c.published_on) from communique c where c.source_id = s.id) as published_on
            from source s left join source_state t on t.source_id = s.id
            where s.active and not s.synthetic order by s.id
            """;
    private static final String LAST =
            """
            select (select g.read_at from reading g
                    join image i on i.id = g.image_id join communique c on c.id = i.communique_id
                    join source s on s.id = c.source_id
                    where not s.synthetic order by g.id desc limit 1) as read_at,
                   (select max(sent_at) from mail_code) as sent_at
            """;

    private final Pool pool;
    private final JobStore jobs;

    Looker(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    Future<Look> look() {
        Instant now = jobs.now();
        Future<RowSet<Row>> sources = pool.query(SOURCES).execute();
        Future<RowSet<Row>> last = pool.query(LAST).execute();
        Future<List<Backlog>> backlog = jobs.backlog();
        return Future.all(sources, last, backlog)
                .map(all -> look(now, sources.result(), last.result().iterator().next(), backlog.result()));
    }

    private static Look look(Instant now, RowSet<Row> rows, Row last, List<Backlog> backlog) {
        List<SourceView> sources = new ArrayList<>();
        rows.forEach(row -> sources.add(source(row)));
        Map<String, Component> components = new LinkedHashMap<>();
        components.put("source", source(sources));
        components.put("reading", new Component(condition(backlog, READING), instant(last, "read_at")));
        components.put("database", new Component(Condition.OK, now));
        components.put("mail", new Component(condition(backlog, MAIL), instant(last, "sent_at")));
        return new Look(now, sources, components);
    }

    private static Component source(List<SourceView> sources) {
        Condition worst = Condition.OK;
        Instant lastSuccess = null;
        for (SourceView source : sources) {
            worst = Condition.worse(worst, source.condition());
            Instant succeeded = source.succeededAt();
            if (succeeded != null && (lastSuccess == null || succeeded.isAfter(lastSuccess))) {
                lastSuccess = succeeded;
            }
        }
        return new Component(worst, lastSuccess);
    }

    private static SourceView source(Row row) {
        int failures = row.getInteger("failures");
        Condition condition =
                failures == 0 ? Condition.OK : failures < FAILURES_TO_BE_DOWN ? Condition.DEGRADED : Condition.DOWN;
        return new SourceView(
                row.getString("key"),
                row.getString("name"),
                condition,
                instant(row, "checked_at"),
                instant(row, "succeeded_at"),
                row.getLocalDate("published_on"));
    }

    /** Work that waits longer than it ever should; for hours: nobody does it. */
    private static Condition condition(List<Backlog> backlog, Set<String> kinds) {
        Duration oldest = backlog.stream()
                .filter(one -> kinds.contains(one.kind()))
                .map(Backlog::oldest)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        if (oldest.compareTo(STUCK) > 0) {
            return Condition.DOWN;
        }
        return oldest.compareTo(LATE) > 0 ? Condition.DEGRADED : Condition.OK;
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
