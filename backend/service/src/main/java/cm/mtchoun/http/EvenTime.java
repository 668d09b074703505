package cm.mtchoun.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Answers at steps of time, so that how long an answer took does not tell what was done for it. */
public final class EvenTime {
    private EvenTime() {}

    /**
     * Completes as {@code work} does, a whole number of steps from now: after one step, unless the work takes longer.
     *
     * @param stepMs longer than the work usually takes
     */
    public static <T> Future<T> of(Vertx vertx, long stepMs, Future<T> work) {
        long start = System.nanoTime();
        return work.transform(result -> {
            long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return vertx.timer(stepMs - passed % stepMs)
                    .compose(even -> result.succeeded()
                            ? Future.succeededFuture(result.result())
                            : Future.failedFuture(result.cause()));
        });
    }
}
