package cm.mtchoun.registration;

import cm.mtchoun.pipeline.Claim;
import cm.mtchoun.pipeline.Drain;
import cm.mtchoun.pipeline.JobKind;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/**
 * Every hour: lets go of data whose time is over, and sends the confirmations that an address's hourly limit held back.
 * Deploy it anywhere, as often as wanted; the job is one.
 */
public final class RetentionVerticle extends VerticleBase {
    private static final long ONLY = 0;

    private final Parts parts;
    private final Retention retention;
    private final Registering registering;
    private @Nullable Drain drain;

    public RetentionVerticle(Parts parts) {
        this.parts = parts;
        this.retention = new Retention(parts);
        this.registering = new Registering(parts);
    }

    @Override
    public Future<?> start() {
        Drain started = new Drain(vertx, parts.jobs(), JobKind.RETENTION, 1, this::handle);
        drain = started;
        return parts.jobs().enqueue(parts.pool(), JobKind.RETENTION, ONLY).onSuccess(enqueued -> started.start());
    }

    @Override
    public Future<?> stop() {
        return drain == null ? Future.succeededFuture() : drain.stop();
    }

    private Future<Void> handle(Claim claim) {
        return registering.sendOwed().compose(sent -> retention.run(claim));
    }
}
