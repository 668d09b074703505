package cm.mtchoun;

import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.mail.MailHealth;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.SecretFile;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** What every feature is built from; one of each in a process. */
record Shared(
        Vertx vertx,
        Settings settings,
        Metrics metrics,
        InstantSource clock,
        Database database,
        JobStore jobs,
        Tokens tokens,
        EvidenceStore evidence,
        Outbox outbox,
        MailHealth mailHealth) {

    /** Opens the database and reads the secret; on failure everything opened is closed again. */
    static Future<Shared> open(Settings settings, InstantSource clock) {
        Metrics metrics = new Metrics();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(Metrics.vertxOptions()))
                .withMetrics(metrics.forVertx())
                .build();
        return vertx.executeBlocking(() -> new Tokens(secret(settings)))
                .compose(tokens -> Database.open(vertx, settings.database(), settings.dataDir())
                        .map(database -> {
                            JobStore jobs = new JobStore(vertx, database.pool(), clock);
                            return new Shared(
                                    vertx,
                                    settings,
                                    metrics,
                                    clock,
                                    database,
                                    jobs,
                                    tokens,
                                    new EvidenceStore(vertx, settings.dataDir()),
                                    new Outbox(jobs),
                                    new MailHealth(vertx, settings.mail(), clock));
                        }))
                .recover(failed -> vertx.close().transform(closed -> Future.failedFuture(failed)));
    }

    Pool pool() {
        return database.pool();
    }

    Future<Void> close() {
        return database.close().eventually(vertx::close);
    }

    private static byte[] secret(Settings settings) throws IOException {
        return settings.tokenSecret().isPresent()
                ? settings.tokenSecret().get().getBytes(StandardCharsets.UTF_8)
                : SecretFile.readOrCreate(settings.dataDir());
    }
}
