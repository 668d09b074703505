package cm.mtchoun.integration;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.integration.HistoryStore.Day;
import cm.mtchoun.integration.Look.Component;
import cm.mtchoun.integration.Look.SourceView;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether the service sees its sources and does its work, now and over 90 days, for everybody to read. */
public final class StatusRoutes implements Routes {
    private static final int PATIENCE_S = 3;
    private static final List<String> COMPONENTS = List.of("source", "reading", "database", "mail");

    private final JobStore jobs;
    private final Looker looker;
    private final HistoryStore history;

    public StatusRoutes(Pool pool, JobStore jobs) {
        this.jobs = jobs;
        this.looker = new Looker(pool, jobs);
        this.history = new HistoryStore(pool);
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("getStatus").addHandler(context -> Requests.json(context, 200, status()));
    }

    private Future<JsonObject> status() {
        LocalDate today = LocalDate.ofInstant(jobs.now(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(HistoryStore.DAYS - 1);
        Future<Look> look = looker.look();
        Future<Map<String, Map<LocalDate, Day>>> days = history.since(first);
        Future<Map<String, Instant>> last = history.lastSuccess();
        return Future.all(look, days, last)
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .map(all -> toJson(look.result(), days.result(), last.result(), first))
                .otherwise(away -> withoutDatabase());
    }

    private static JsonObject toJson(
            Look look, Map<String, Map<LocalDate, Day>> days, Map<String, Instant> last, LocalDate first) {
        JsonArray components = new JsonArray();
        look.components()
                .forEach((name, found) -> components.add(new JsonObject()
                        .put("name", name)
                        .put("state", found.condition().code())
                        .put("lastSuccessAt", text(found.lastSuccess() == null ? last.get(name) : found.lastSuccess()))
                        .put("history", history(days.getOrDefault(name, Map.of()), first))));
        return summary(look.when(), look.worst().code())
                .put(
                        "sources",
                        new JsonArray(look.sources().stream()
                                .map(StatusRoutes::toJson)
                                .toList()))
                .put("reading", code(look, "reading"))
                .put("mail", code(look, "mail"))
                .put("database", code(look, "database"))
                .put("components", components);
    }

    private static String code(Look look, String component) {
        Component found = look.components().get(component);
        return (found == null ? Condition.DOWN : found.condition()).code();
    }

    private static JsonArray history(Map<LocalDate, Day> days, LocalDate first) {
        JsonArray history = new JsonArray();
        for (int i = 0; i < HistoryStore.DAYS; i++) {
            LocalDate date = first.plusDays(i);
            Day day = days.get(date);
            history.add(new JsonObject()
                    .put("day", date.toString())
                    .put("state", day == null ? "unknown" : day.state())
                    .put("okShare", day == null ? null : day.okShare()));
        }
        return history;
    }

    private static JsonObject toJson(SourceView source) {
        LocalDate published = source.publishedOn();
        return new JsonObject()
                .put("id", source.key())
                .put("name", source.name())
                .put("status", source.condition().code())
                .put("lastCheckedAt", text(source.checkedAt()))
                .put("lastSeenWellAt", text(source.succeededAt()))
                .put("lastPublishedOn", published == null ? null : published.toString());
    }

    /** What can be said without it: that it is away. Work waits; nothing is lost. */
    private JsonObject withoutDatabase() {
        JsonArray components = new JsonArray();
        COMPONENTS.forEach(name -> components.add(new JsonObject()
                .put("name", name)
                .put("state", name.equals("database") ? "down" : "unknown")
                .putNull("lastSuccessAt")
                .put("history", new JsonArray())));
        String down = Condition.DOWN.code();
        String degraded = Condition.DEGRADED.code();
        return summary(jobs.now(), down)
                .put("sources", new JsonArray())
                .put("reading", degraded)
                .put("mail", degraded)
                .put("database", down)
                .put("components", components);
    }

    private static JsonObject summary(Instant when, String status) {
        return new JsonObject().put("status", status).put("checkedAt", when.toString());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
