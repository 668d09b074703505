package cm.mtchoun.simulator.site;

import java.util.EnumMap;
import java.util.Map;

/** Which faults are switched on; any thread. */
final class Faults {
    static final int UNTIL_HEALED = Integer.MAX_VALUE;

    private final Map<Target, Switched> on = new EnumMap<>(Target.class);

    /**
     * @param seconds delay or Retry-After, where the fault has one
     * @param times how many more answers it spoils
     */
    record Switched(Fault fault, int seconds, int times) {
        static final Switched OFF = new Switched(Fault.NONE, 0, 0);
    }

    synchronized void set(Target target, Fault fault, int seconds, int times) {
        if (seconds < 0 || seconds > 600 || times < 1) {
            throw new IllegalArgumentException("a fault lasts 0 to 600 seconds and strikes at least once");
        }
        on.put(target, fault == Fault.NONE ? Switched.OFF : new Switched(fault, seconds, times));
    }

    synchronized Switched get(Target target) {
        return on.getOrDefault(target, Switched.OFF);
    }

    /** The fault to apply to one answer; heals when it has struck often enough. */
    synchronized Switched strike(Target target) {
        Switched now = get(target);
        if (now.fault() != Fault.NONE && now.times() != UNTIL_HEALED) {
            on.put(target, now.times() > 1 ? new Switched(now.fault(), now.seconds(), now.times() - 1) : Switched.OFF);
        }
        return now;
    }
}
