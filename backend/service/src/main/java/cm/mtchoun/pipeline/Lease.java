package cm.mtchoun.pipeline;

import java.time.Instant;
import java.time.InstantSource;

/** Until when a claim is surely ours. A process that stood still learns from it, without asking, that it slept too long. */
final class Lease {
    private final InstantSource clock;
    private volatile Instant end;

    Lease(InstantSource clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    boolean lasts() {
        return clock.instant().isBefore(end);
    }

    void renewed(Instant newEnd) {
        end = newEnd;
    }

    void lost() {
        end = Instant.MIN;
    }

    @Override
    public String toString() {
        return "until " + end;
    }
}
