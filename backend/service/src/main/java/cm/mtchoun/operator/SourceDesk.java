package cm.mtchoun.operator;

import cm.mtchoun.http.Problem;
import cm.mtchoun.pipeline.JobKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** The sources as operators set them up. What is set up here, the settings change no more. */
final class SourceDesk {
    private static final String SOURCE =
            """
            select s.id, s.key, s.name, s.page_url, s.hosts, s.link_pattern, s.lang, s.time_zone, s.pickup, s.active,
                   extract(epoch from s.check_every)::float8 as every, t.checked_at, t.succeeded_at, t.failures,
                   t.failing_since, t.problem, t.images_on_page
            from source s left join source_state t on t.source_id = s.id
            """;
    private static final String ALL = SOURCE + "where not s.synthetic order by s.name, s.id";
    private static final String ONE = SOURCE + "where s.key = $1 and not s.synthetic";
    private static final String ADD =
            """
            insert into source (key, name, page_url, hosts, link_pattern, lang, time_zone, pickup, check_every, created_at, by_hand)
            values ($1, $2, $3, coalesce($4::text[], '{}'), coalesce($5, 'communique'), coalesce($6, 'fr'),
                    coalesce($7, 'Europe/Paris'), coalesce($8::jsonb, '{}'),
                    make_interval(secs => coalesce($9::float8, 600)), $10, true)
            on conflict (key) do nothing returning id
            """;
    private static final String ADD_STATE = "insert into source_state (source_id) values ($1) on conflict do nothing";
    private static final String CHANGE =
            """
            update source
            set name = coalesce($2, name), page_url = coalesce($3, page_url), hosts = coalesce($4::text[], hosts),
                link_pattern = coalesce($5, link_pattern), lang = coalesce($6, lang), time_zone = coalesce($7, time_zone),
                pickup = coalesce($8::jsonb, pickup), check_every = coalesce(make_interval(secs => $9::float8), check_every),
                active = coalesce($10, active), by_hand = by_hand or $3 is not null or $9 is not null
            where key = $1 and not synthetic returning id, active
            """;
    /** What is known of another page, or of other links on it, says nothing. */
    private static final String FORGET =
            """
            update source_state set etag = null, last_modified = null, page_sha256 = null, images_on_page = null
            where source_id = $1
            """;

    private final OperatorParts parts;

    SourceDesk(OperatorParts parts) {
        this.parts = parts;
    }

    /** By name. */
    Future<JsonArray> all() {
        return parts.pool().query(ALL).execute().map(rows -> Rows.array(rows, SourceDesk::shown));
    }

    /** A source that is looked at from now on. @param change with name and page */
    Future<JsonObject> add(Caller caller, String key, SourceChange change) {
        Tuple row = values(key, change).addValue(parts.now().atOffset(ZoneOffset.UTC));
        return parts.inTransaction(transaction -> transaction
                .preparedQuery(ADD)
                .execute(row)
                .map(rows -> Rows.first(rows, added -> added.getLong("id")))
                .map(added -> added.orElseThrow(
                        () -> Problem.of(409, "source-taken", "Source taken", "Another source has this id.")
                                .asException()))
                .compose(id -> transaction
                        .preparedQuery(ADD_STATE)
                        .execute(Tuple.of(id))
                        .compose(there -> parts.jobs().runNow(transaction, JobKind.CHECK_SOURCE, id)))
                .compose(due -> record(transaction, caller, "added", key, new JsonObject()))
                .compose(recorded -> one(transaction, key)));
    }

    /** Counts at once: a source that is active after it is looked at now. */
    Future<JsonObject> change(Caller caller, String key, SourceChange change) {
        return parts.inTransaction(transaction -> transaction
                .preparedQuery(CHANGE)
                .execute(values(key, change).addValue(change.active()))
                .map(rows -> Rows.first(rows, row -> row).orElseThrow(unknown()))
                .compose(row -> lookAnew(transaction, row, change))
                .compose(due -> record(transaction, caller, "changed", key, details(change)))
                .compose(recorded -> one(transaction, key)));
    }

    /** Has a source looked at now. */
    Future<Void> check(Caller caller, String key) {
        return parts.inTransaction(transaction -> transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(key))
                .map(rows -> Rows.first(rows, row -> row.getLong("id")).orElseThrow(unknown()))
                .compose(id -> parts.jobs().runNow(transaction, JobKind.CHECK_SOURCE, id))
                .compose(due -> record(transaction, caller, "check_asked_for", key, new JsonObject())));
    }

    private Future<Void> lookAnew(SqlConnection transaction, Row source, SourceChange change) {
        long id = source.getLong("id");
        boolean other = change.page() != null || change.linkPattern() != null || change.hosts() != null;
        Future<?> forgotten =
                other ? transaction.preparedQuery(FORGET).execute(Tuple.of(id)) : Future.succeededFuture();
        return forgotten.compose(done -> source.getBoolean("active")
                ? parts.jobs().runNow(transaction, JobKind.CHECK_SOURCE, id)
                : Future.succeededFuture());
    }

    private static Future<JsonObject> one(SqlConnection transaction, String key) {
        return transaction.preparedQuery(ONE).execute(Tuple.of(key)).map(rows -> Rows.first(rows, SourceDesk::shown)
                .orElseThrow(unknown()));
    }

    private Future<Void> record(SqlConnection transaction, Caller caller, String what, String key, JsonObject details) {
        return parts.audit().record(transaction, caller, "source." + what, "source:" + key, details);
    }

    private static Tuple values(String key, SourceChange change) {
        Tuple values = Tuple.of(
                key, change.name(), change.page() == null ? null : change.page().toString());
        values.addValue(change.hosts());
        values.addValue(change.linkPattern());
        values.addValue(change.language());
        values.addValue(change.timeZone());
        values.addValue(change.pickup());
        values.addValue(
                change.everySeconds() == null
                        ? null
                        : (Double) change.everySeconds().doubleValue());
        return values;
    }

    private static JsonObject details(SourceChange change) {
        JsonObject details = new JsonObject();
        if (change.active() != null) {
            details.put("active", change.active());
        }
        if (change.everySeconds() != null) {
            details.put("checkEverySeconds", change.everySeconds());
        }
        return details.put("page", change.page() != null).put("pickup", change.pickup() != null);
    }

    private static Supplier<RuntimeException> unknown() {
        return () -> Problem.notFound("There is no such source.").asException();
    }

    private static JsonObject shown(Row row) {
        Integer failures = row.getInteger("failures");
        return new JsonObject()
                .put("id", row.getString("key"))
                .put("name", row.getString("name"))
                .put("pageUrl", row.getString("page_url"))
                .put("hosts", new JsonArray(List.of(row.getArrayOfStrings("hosts"))))
                .put("linkPattern", row.getString("link_pattern"))
                .put("language", row.getString("lang"))
                .put("timeZone", row.getString("time_zone"))
                .put("pickup", row.getJsonObject("pickup"))
                .put("checkEverySeconds", Math.round(row.getDouble("every")))
                .put("active", row.getBoolean("active"))
                .put(
                        "state",
                        new JsonObject()
                                .put("checkedAt", Rows.time(row, "checked_at"))
                                .put("succeededAt", Rows.time(row, "succeeded_at"))
                                .put("failures", failures == null ? 0 : failures)
                                .put("failingSince", Rows.time(row, "failing_since"))
                                .put("problem", row.getString("problem"))
                                .put("imagesOnPage", row.getInteger("images_on_page")));
    }
}
