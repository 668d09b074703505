package cm.mtchoun.pipeline;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition; the test's own time limit is the only clock. */
public final class Eventually {
    /** Between two looks the processor belongs to what is being waited for: spinning would take it one core of two. */
    private static final long PAUSE_NANOS = 5_000_000;

    private Eventually() {}

    public static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause();
        }
    }

    public static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
