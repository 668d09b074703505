package cm.mtchoun;

import cm.mtchoun.http.HealthCheck;
import cm.mtchoun.http.HealthCheck.State;
import cm.mtchoun.ocr.ReadingHealth;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the dependencies how they are. Without the database nothing works: down. Everything else can wait: degraded. */
final class Health {
    private static final int DATABASE_SECONDS = 3;
    private static final int FAILURES_WORTH_SAYING = 3;
    private static final String BLIND =
            """
            select count(*) as blind, coalesce(min(t.problem), '') as problem
            from source s join source_state t on t.source_id = s.id
            where s.active and not s.synthetic and t.failures >= $1
            """;

    private final Shared shared;
    private final ReadingHealth reading;

    Health(Shared shared, ReadingHealth reading) {
        this.shared = shared;
        this.reading = reading;
    }

    Future<List<HealthCheck>> checks() {
        Future<HealthCheck> database = database();
        Future<HealthCheck> source = database.compose(this::source);
        Future<HealthCheck> mail = shared.mailHealth().check();
        return Future.join(database, source, Future.succeededFuture(reading.check()), mail, images())
                .map(all -> all.<HealthCheck>list());
    }

    private Future<HealthCheck> database() {
        return shared.pool()
                .query("select 1")
                .execute()
                .timeout(DATABASE_SECONDS, TimeUnit.SECONDS)
                .map(rows -> HealthCheck.up("database"))
                .otherwise(
                        away -> new HealthCheck("database", State.DOWN, "does not answer; nothing is lost meanwhile"));
    }

    private Future<HealthCheck> images() {
        return shared.evidence().problem().map(problem -> problem.map(
                        why -> new HealthCheck("images", State.DEGRADED, why))
                .orElseGet(() -> HealthCheck.up("images")));
    }

    private Future<HealthCheck> source(HealthCheck database) {
        if (database.state() == State.DOWN) {
            return Future.succeededFuture(new HealthCheck("source", State.DEGRADED, "unknown without the database"));
        }
        return shared.pool()
                .preparedQuery(BLIND)
                .execute(io.vertx.sqlclient.Tuple.of(FAILURES_WORTH_SAYING))
                .map(rows -> source(rows.iterator().next()))
                .otherwise(new HealthCheck("source", State.DEGRADED, "unknown"));
    }

    private static HealthCheck source(Row row) {
        return row.getLong("blind") == 0
                ? HealthCheck.up("source")
                : new HealthCheck("source", State.DEGRADED, row.getString("problem"));
    }
}
