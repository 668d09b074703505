package cm.mtchoun.metrics;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** Sees whether somebody blocks an event loop: how late does it come round? One for each of them. */
public final class EventLoopWatch extends VerticleBase {
    private static final long EVERY_MS = 500;

    private final Metrics metrics;
    private long expected;

    public EventLoopWatch(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        lookAgain();
        return Future.succeededFuture();
    }

    private void lookAgain() {
        expected = System.nanoTime() + Duration.ofMillis(EVERY_MS).toNanos();
        vertx.setTimer(EVERY_MS, round -> {
            metrics.eventLoopDelay(Duration.ofNanos(Math.max(0, System.nanoTime() - expected)));
            lookAgain();
        });
    }
}
