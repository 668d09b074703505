package cm.mtchoun.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Answers at steps of time, so that how long an answer took does not tell what was done for it. */
public final class EvenTime {
    private EvenTime() {}

    /**
     * Completes as {@code work} does, but no earlier than {@code least} from now, and then a whole number of steps later.
     *
     * @param least longer than the work takes when there is nothing else to do
     */
    public static <T> Future<T> of(Vertx vertx, Duration least, Duration step, Future<T> work) {
        long start = System.nanoTime();
        return work.transform(result -> vertx.timer(
                        left(System.nanoTime() - start, least.toNanos(), step.toNanos()), TimeUnit.NANOSECONDS)
                .compose(even -> result.succeeded()
                        ? Future.succeededFuture(result.result())
                        : Future.failedFuture(result.cause())));
    }

    private static long left(long passed, long least, long step) {
        return passed < least ? least - passed : step - (passed - least) % step;
    }
}
