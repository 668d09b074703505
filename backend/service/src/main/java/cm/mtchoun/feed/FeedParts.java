package cm.mtchoun.feed;

import cm.mtchoun.entrusted.EntrustedPeople;
import cm.mtchoun.idempotency.RepeatableCalls;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.outbound.Addresses;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/**
 * What this feature is made of.
 *
 * @param allowPrivate webhooks may be plain http and lie on private addresses
 * @param addresses finds where webhooks lie
 */
public record FeedParts(
        Vertx vertx,
        Pool pool,
        JobStore jobs,
        Tokens tokens,
        Metrics metrics,
        boolean allowPrivate,
        Addresses addresses) {
    public FeedParts(Vertx vertx, Pool pool, JobStore jobs, Tokens tokens, Metrics metrics, boolean allowPrivate) {
        this(vertx, pool, jobs, tokens, metrics, allowPrivate, new Addresses(vertx, allowPrivate));
    }

    FeedStore feed() {
        return new FeedStore(pool, jobs, people());
    }

    EntrustedPeople people() {
        return new EntrustedPeople(pool, jobs);
    }

    RepeatableCalls repeatableCalls() {
        return new RepeatableCalls(tokens);
    }

    Signatures signatures() {
        return new Signatures(tokens);
    }
}
