package cm.mtchoun.ocr;

import cm.mtchoun.http.HealthCheck;
import org.jspecify.annotations.Nullable;

/** Whether images can be read in this process. Safe from any thread. */
public final class ReadingHealth {
    private volatile @Nullable String problem;

    public HealthCheck check() {
        String now = problem;
        return now == null
                ? HealthCheck.up("reading")
                : new HealthCheck("reading", HealthCheck.State.DEGRADED, now + "; images wait");
    }

    void unusable(String why) {
        problem = why;
    }
}
