package cm.mtchoun.integration;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.pipeline.Backlog;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the service sees its sources and does its work, for everybody to read. */
public final class StatusRoutes implements Routes {
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int FAILURES_TO_BE_DOWN = 3;
    private static final Set<String> READING = Set.of("read_image", "match_image");
    private static final Set<String> MAIL = Set.of("send_mail", "send_confirmation");
    private static final String SOURCES =
            """
            select s.key, s.name, coalesce(t.failures, 0) as failures, t.checked_at, t.succeeded_at,
                   (select max(c.published_on) from communique c where c.source_id = s.id) as published_on
            from source s left join source_state t on t.source_id = s.id
            where s.active order by s.id
            """;

    private final Pool pool;
    private final JobStore jobs;

    public StatusRoutes(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("getStatus").addHandler(context -> Requests.json(context, 200, status()));
    }

    private Future<JsonObject> status() {
        return Future.all(pool.query(SOURCES).execute(), jobs.backlog()).map(both -> {
            List<JsonObject> sources = new ArrayList<>();
            both.<io.vertx.sqlclient.RowSet<Row>>resultAt(0).forEach(row -> sources.add(source(row)));
            List<Backlog> backlog = both.resultAt(1);
            return summary(sources, health(backlog, READING), health(backlog, MAIL));
        });
    }

    private static JsonObject summary(List<JsonObject> sources, Health reading, Health mail) {
        Health worst = reading.compareTo(mail) >= 0 ? reading : mail;
        for (JsonObject source : sources) {
            Health health = Health.valueOf(source.getString("status").toUpperCase(java.util.Locale.ROOT));
            worst = health.compareTo(worst) > 0 ? health : worst;
        }
        return new JsonObject()
                .put("status", worst.code())
                .put("sources", new JsonArray(sources))
                .put("reading", reading.code())
                .put("mail", mail.code());
    }

    private static Health health(List<Backlog> backlog, Set<String> kinds) {
        boolean late = backlog.stream()
                .filter(one -> kinds.contains(one.kind()))
                .anyMatch(one -> one.oldest().compareTo(LATE) > 0);
        return late ? Health.DEGRADED : Health.OK;
    }

    private static JsonObject source(Row row) {
        int failures = row.getInteger("failures");
        Health health = failures == 0 ? Health.OK : failures < FAILURES_TO_BE_DOWN ? Health.DEGRADED : Health.DOWN;
        LocalDate published = row.getLocalDate("published_on");
        return new JsonObject()
                .put("id", row.getString("key"))
                .put("name", row.getString("name"))
                .put("status", health.code())
                .put("lastCheckedAt", instant(row.getOffsetDateTime("checked_at")))
                .put("lastSeenWellAt", instant(row.getOffsetDateTime("succeeded_at")))
                .put("lastPublishedOn", published == null ? null : published.toString());
    }

    private static @Nullable String instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant().toString();
    }

    /** From best to worst. */
    private enum Health {
        OK,
        DEGRADED,
        DOWN;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
