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
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;

/** What every feature is built from; one of each in a process. */
record Shared(
        Vertx vertx,
        Settings settings,
        Metrics metrics,
        InstantSource clock,
        Database database,
        JobStore jobs,
        Secrets secrets,
        EvidenceStore evidence,
        Outbox outbox,
        MailHealth mailHealth) {

    /** @param jwt what the access tokens of operators are signed with */
    record Secrets(Tokens tokens, byte[] jwt) {}

    /**
     * The Vert.x of this process, with its event bus over the whole cluster when there is one; its results arrive on its
     * own threads, so who made it must close it from outside.
     */
    static Future<Vertx> vertx(Metrics metrics, Settings.Cluster cluster, Optional<VertxTracerFactory> tracer) {
        VertxBuilder builder = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(Metrics.vertxOptions()))
                .withMetrics(metrics.forVertx());
        tracer.ifPresent(builder::withTracer);
        return cluster.members().isEmpty()
                ? Future.succeededFuture(builder.build())
                : builder.withClusterManager(Members.manager(cluster)).buildClustered();
    }

    /** Opens the database and reads the secret; on failure nothing stays open. */
    static Future<Shared> open(Vertx vertx, Metrics metrics, Settings settings, InstantSource clock) {
        return vertx.executeBlocking(() -> secrets(settings))
                .compose(secrets -> Database.open(vertx, settings.database(), settings.dataDir())
                        .map(database -> of(vertx, metrics, settings, clock, secrets, database)));
    }

    private static Shared of(
            Vertx vertx, Metrics metrics, Settings settings, InstantSource clock, Secrets secrets, Database database) {
        JobStore jobs = new JobStore(vertx, database.pool(), clock);
        EvidenceStore evidence = new EvidenceStore(vertx, settings.dataDir());
        MailHealth mailHealth = new MailHealth(vertx, settings.mail(), clock);
        return new Shared(
                vertx, settings, metrics, clock, database, jobs, secrets, evidence, new Outbox(jobs), mailHealth);
    }

    Pool pool() {
        return database.pool();
    }

    Tokens tokens() {
        return secrets.tokens();
    }

    /** Blocks. */
    static Secrets secrets(Settings settings) throws IOException {
        return new Secrets(
                new Tokens(secret(settings, settings.tokenSecret(), SecretFile.TOKEN)),
                secret(settings, settings.operators().jwtSecret(), SecretFile.JWT));
    }

    private static byte[] secret(Settings settings, Optional<String> given, String file) throws IOException {
        try {
            Files.createDirectories(settings.dataDir());
            return given.isPresent()
                    ? given.get().getBytes(StandardCharsets.UTF_8)
                    : SecretFile.readOrCreate(settings.dataDir(), file);
        } catch (IOException unusable) { // its own message is often a bare path
            throw new IOException("DATA_DIR " + settings.dataDir() + " cannot be used: " + unusable, unusable);
        }
    }
}
