package cm.mtchoun;

import cm.mtchoun.http.HealthCheck;
import cm.mtchoun.http.HealthCheck.State;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Backlog;
import cm.mtchoun.pipeline.JobKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The gauges that are read from the database and from the dependencies, at each scrape: how things are now, so that an alert
 * begins and ends with what it is about.
 */
final class Gauges {
    private static final int DATABASE_SECONDS = 3;
    /** An image that nobody has looked at for so long is history. */
    private static final Duration WORTH_SAYING = Duration.ofDays(30);

    private static final String REVIEWS =
            """
            select count(*) as waiting, min(m.decided_at) as oldest
            from match m join registration r on r.id = m.registration_id
            where m.state = 'review' and r.state in ('active', 'notified')
              and r.source_id in (select id from source where not synthetic)
            """;
    private static final String SOURCES =
            """
            select count(*) as sources,
                   count(*) filter (where t.failures >= 3 and t.problem not like 'no_images:%') as failing,
                   count(*) filter (where t.failures >= 3 and t.problem like 'no_images:%') as changed,
                   count(*) filter (where t.silence_told_at is not null) as silent,
                   min(coalesce(t.succeeded_at, s.created_at)) as seen
            from source s left join source_state t on t.source_id = s.id
            where s.active and not s.synthetic
            """;
    private static final String IMAGES =
            """
            select (select count(*) from image_location
                    where image_id is null and failures >= 2 and checked_at > $1) as refused,
                   count(*) filter (where g.outcome = 'unreadable' or g.outcome is null and exists (
                       select from job where kind = 'read_image' and ref = i.id and state = 'dead')) as unreadable,
                   count(*) filter (where g.outcome = 'badly_read') as badly_read
            from image i
            join communique c on c.id = i.communique_id
            join source s on s.id = c.source_id and not s.synthetic
            left join lateral (select id, outcome from reading where image_id = i.id order by id desc limit 1) g on true
            where i.first_seen_at > $1 and not exists (select from page_check p where p.reading_id = g.id)
            """;
    private static final String NEWEST =
            """
            select count(n.id) as names
            from image i
            left join lateral (select id from reading where image_id = i.id order by id desc limit 1) g on true
            left join listed_name n on n.reading_id = g.id
            where i.communique_id = (
                select c.id from communique c join source s on s.id = c.source_id
                where not s.synthetic order by c.published_on desc, c.id desc limit 1)
            """;
    private static final String CANARY = "select max(coalesce(arrived_at, begun_at)) as seen from canary";
    private static final String SUPPRESSED =
            """
            select count(*) filter (where reason = 'refused') as refused,
                   count(*) filter (where reason = 'unsubscribed') as unsubscribed,
                   count(*) filter (where reason = 'operator') as operator
            from suppression
            """;

    private final Shared shared;
    private final Health health;

    Gauges(Shared shared, Health health) {
        this.shared = shared;
        this.health = health;
    }

    /** Without the database, what is read from it stays as it was, and the database is shown to be away. */
    Future<Void> update() {
        return health.checks()
                .map(this::dependencies)
                .compose(checks -> isUp(checks, "database")
                        ? Future.join(List.of(
                                        backlog(), reviews(), sources(), images(), newest(), suppressed(), canary()))
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    private List<HealthCheck> dependencies(List<HealthCheck> checks) {
        checks.stream()
                .filter(check -> !check.name().equals("source")) // has gauges of its own
                .forEach(check -> metrics().dependency(check.name(), check.state() == State.UP));
        return checks;
    }

    private static boolean isUp(List<HealthCheck> checks, String name) {
        return checks.stream().anyMatch(check -> check.name().equals(name) && check.state() == State.UP);
    }

    /** A kind without jobs counts as zero. */
    private Future<Void> backlog() {
        return shared.jobs()
                .backlog()
                .timeout(DATABASE_SECONDS, TimeUnit.SECONDS)
                .map(this::show);
    }

    private @Nullable Void show(List<Backlog> all) {
        Map<String, Backlog> byKind = new HashMap<>();
        all.forEach(one -> byKind.put(one.kind(), one));
        for (JobKind kind : JobKind.values()) {
            Backlog none = new Backlog(kind.code(), 0, 0, Duration.ZERO);
            Backlog one = byKind.getOrDefault(kind.code(), none);
            metrics().backlog(one.kind(), one.due(), one.dead(), one.oldest());
        }
        return null;
    }

    private Future<Void> reviews() {
        return ask(REVIEWS, Tuple.tuple())
                .onSuccess(row -> metrics().reviews(row.getLong("waiting"), since(row.getOffsetDateTime("oldest"))))
                .mapEmpty();
    }

    private Future<Void> sources() {
        return ask(SOURCES, Tuple.tuple()).onSuccess(this::showSources).mapEmpty();
    }

    private void showSources(Row row) {
        for (String state : List.of("failing", "changed", "silent")) {
            metrics().sources(state, row.getLong(state));
        }
        metrics().sources("all", row.getLong("sources"));
        metrics().sourceUnseen(since(row.getOffsetDateTime("seen")));
    }

    private Future<Void> images() {
        Instant from = shared.clock().instant().minus(WORTH_SAYING);
        return ask(IMAGES, Tuple.of(from.atOffset(ZoneOffset.UTC)))
                .onSuccess(row -> List.of("refused", "unreadable", "badly_read")
                        .forEach(state -> metrics().imagesUnread(state, row.getLong(state))))
                .mapEmpty();
    }

    private Future<Void> newest() {
        return ask(NEWEST, Tuple.tuple())
                .onSuccess(row -> metrics().newestCommunique(row.getLong("names")))
                .mapEmpty();
    }

    private Future<Void> suppressed() {
        return ask(SUPPRESSED, Tuple.tuple())
                .onSuccess(row -> List.of("refused", "unsubscribed", "operator")
                        .forEach(reason -> metrics().suppressed(reason, row.getLong(reason))))
                .mapEmpty();
    }

    private Future<Void> canary() {
        Optional<Duration> every = shared.settings().canary().every();
        return every.isEmpty()
                ? Future.succeededFuture()
                : ask(CANARY, Tuple.tuple())
                        .onSuccess(row -> metrics().canary(since(row.getOffsetDateTime("seen")), every.get()))
                        .mapEmpty();
    }

    private Future<Row> ask(String query, Tuple values) {
        return shared.pool()
                .preparedQuery(query)
                .execute(values)
                .timeout(DATABASE_SECONDS, TimeUnit.SECONDS)
                .map(RowSet::iterator)
                .map(rows -> rows.next());
    }

    private Duration since(@Nullable OffsetDateTime time) {
        return time == null
                ? Duration.ZERO
                : Duration.between(time.toInstant(), shared.clock().instant());
    }

    private Metrics metrics() {
        return shared.metrics();
    }
}
