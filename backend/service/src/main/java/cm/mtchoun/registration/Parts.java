package cm.mtchoun.registration;

import cm.mtchoun.evidence.EvidenceStore;
import cm.mtchoun.evidence.LineCrop;
import cm.mtchoun.mail.Outbox;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Instant;

/**
 * What this feature is made of.
 *
 * @param api public address of the API, without a trailing slash and without {@code /api/v1}
 */
public record Parts(
        Vertx vertx,
        Pool pool,
        JobStore jobs,
        Outbox outbox,
        Tokens tokens,
        EvidenceStore evidence,
        Metrics metrics,
        URI api,
        LookBack lookBack,
        LineCrop crop) {

    Instant now() {
        return jobs.now();
    }
}
