package cm.mtchoun.match.bench;

import cm.mtchoun.match.InMemoryMatching;
import cm.mtchoun.simulator.people.NameGenerator;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Processor time for one listed name against many registrations held in memory, on one core. */
final class SpeedBench {

    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 3_000;

    private final int registrations;

    SpeedBench(int registrations) {
        this.registrations = registrations;
    }

    /** Of this thread only, so that whatever else runs on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void run() {
        NameGenerator generator = new NameGenerator(99);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < registrations; i++) {
            people.add(generator.next());
        }
        InMemoryMatching matching = InMemoryMatching.ofRegistered(people);
        long[] nanos = new long[MEASURED];
        long candidates = 0;
        for (int i = -WARM_UP; i < MEASURED; i++) {
            String listed = Misreading.SCAN.read(generator.next(), new java.util.Random(i));
            long start = cpuNanos();
            int compared = matching.compareListed(listed).size();
            if (i >= 0) {
                nanos[i] = cpuNanos() - start;
                candidates += compared;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "One listed name against %,d registrations: median %.3f ms, p95 %.3f ms, p99 %.3f ms; %.0f candidates of %,d.%n",
                registrations,
                nanos[MEASURED / 2] / 1e6,
                nanos[MEASURED * 95 / 100] / 1e6,
                nanos[MEASURED * 99 / 100] / 1e6,
                candidates / (double) MEASURED,
                registrations);
    }
}
