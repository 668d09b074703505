package cm.mtchoun.watch;

import cm.mtchoun.config.Settings;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources, and the job that looks at each. Safe from any thread. */
public final class Sources {
    /** The source that ships: key of the first row, which follows the settings at each start. */
    public static final String FIRST = "marseille";

    private static final String COLUMNS = " id, key, name, page_url, hosts, link_pattern, lang, time_zone, pickup,"
            + " extract(epoch from check_every)::float8 as every_seconds, active, synthetic ";
    private static final String ENSURE_FIRST =
            """
            insert into source (key, name, page_url, hosts, pickup, check_every, created_at)
            values ($1, $2, $3, $4, $5, make_interval(secs => $6), $7)
            on conflict (key) do update set page_url = $3, check_every = make_interval(secs => $6) where not source.by_hand
            """;
    /** Another page is another story: what is known of the one before says nothing. */
    private static final String FORGET_OTHER_PAGE =
            """
            update source_state set etag = null, last_modified = null, page_sha256 = null, images_on_page = null
            where source_id = (select id from source where key = $1 and page_url <> $2 and not by_hand)
            """;

    private static final String ENSURE_STATES =
            "insert into source_state (source_id) select id from source on conflict do nothing";
    private static final String ALL = "select" + COLUMNS + "from source where not synthetic order by name, id";
    private static final String ONE = "select" + COLUMNS + "from source where id = $1";

    private final Pool pool;
    private final JobStore jobs;

    public Sources(Pool pool, JobStore jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /**
     * Creates the first source, or lets its page and interval follow the settings until an operator sets them, and sees to
     * it that every active source is looked at. May be called by many processes, at each start.
     */
    public Future<Void> ensureFirst(Settings.Source settings) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(FORGET_OTHER_PAGE)
                .execute(Tuple.of(FIRST, settings.page().toString()))
                .compose(forgotten -> transaction.preparedQuery(ENSURE_FIRST).execute(first(settings)))
                .compose(there -> transaction.query(ENSURE_STATES).execute())
                .compose(there -> enqueueActive(transaction)));
    }

    /** All of them, by name. */
    Future<List<Source>> all() {
        return all(pool);
    }

    Future<Optional<Source>> find(long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> sources(rows).stream()
                .findFirst());
    }

    /** Makes the look at every active source due now. */
    Future<List<Source>> checkAllNow() {
        return all().map(sources -> sources.stream().filter(Source::active).toList())
                .compose(active -> Future.all(active.stream()
                                .map(source -> jobs.runNow(pool, JobKind.CHECK_SOURCE, source.id()))
                                .toList())
                        .map(active));
    }

    private Future<Void> enqueueActive(SqlConnection transaction) {
        return all(transaction)
                .compose(sources -> Future.all(sources.stream()
                        .filter(Source::active)
                        .map(source -> jobs.enqueue(transaction, JobKind.CHECK_SOURCE, source.id()))
                        .toList()))
                .mapEmpty();
    }

    private static Future<List<Source>> all(SqlClient client) {
        return client.query(ALL).execute().map(Sources::sources);
    }

    private Tuple first(Settings.Source settings) {
        return Tuple.of(
                FIRST,
                "Consulat du Cameroun à Marseille",
                settings.page().toString(),
                withAndWithoutWww(settings.page().getHost()),
                Marseille.PICKUP,
                settings.scanInterval().toMillis() / 1_000.0,
                jobs.now().atOffset(ZoneOffset.UTC));
    }

    /** Sites answer under both and redirect from one to the other. */
    private static String[] withAndWithoutWww(String host) {
        if (!host.contains(".") || host.matches("[\\d.]+")) {
            return new String[0];
        }
        return new String[] {host.startsWith("www.") ? host.substring("www.".length()) : "www." + host};
    }

    private static List<Source> sources(RowSet<Row> rows) {
        List<Source> sources = new ArrayList<>();
        rows.forEach(row -> sources.add(source(row)));
        return sources;
    }

    private static Source source(Row row) {
        return new Source(
                row.getLong("id"),
                row.getString("key"),
                row.getString("name"),
                URI.create(row.getString("page_url")),
                List.of(row.getArrayOfStrings("hosts")),
                row.getString("link_pattern"),
                row.getString("lang"),
                ZoneId.of(row.getString("time_zone")),
                row.get(JsonObject.class, "pickup"),
                Duration.ofMillis(Math.round(row.getDouble("every_seconds") * 1_000)),
                row.getBoolean("active"),
                row.getBoolean("synthetic"));
    }
}
