package cm.mtchoun.match.bench;

import cm.mtchoun.mail.Outbox;
import cm.mtchoun.match.MatchVerticle;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A million registrations in a PostgreSQL as the service runs it: what registering costs with few and with many, what a
 * communiqué of 315 names costs, what one new registration costs against 100,000 listed names. {@code ScaleBench fill FOLDER
 * PEOPLE}, then {@code ScaleBench match FOLDER} in a JVM that has just started, as often as wanted.
 */
final class ScaleBench {

    private static final int FEW = 1_000;
    private static final int LIST = 315;
    private static final int LISTED = 100_000;
    private static final int SAMPLES = 400;
    private static final int IMAGES = 8;

    /** The first communiqué comes a minute after a start: sooner is rare. */
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final FullDatabase database;
    private final Vertx vertx;
    private final Population generator;
    private final Random random = new Random(5);

    private ScaleBench(FullDatabase database, Vertx vertx, long seed) {
        this.database = database;
        this.vertx = vertx;
        generator = new Population(seed);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Vertx vertx = Vertx.vertx();
        try (FullDatabase database = new FullDatabase(vertx, folder)) {
            ScaleBench bench = new ScaleBench(database, vertx, arguments[0].hashCode());
            if (arguments[0].equals("fill")) {
                bench.fill(Integer.parseInt(arguments[2]));
            } else {
                bench.match();
            }
        } finally {
            vertx.close().await(20, TimeUnit.SECONDS);
        }
    }

    private void fill(int people) throws Exception {
        database.addPeople(FEW, generator::next);
        registering(FEW);
        database.addPeople(people - FEW, generator::next);
        registering(people);
        database.addListed(LISTED, generator::next);
        database.settle();
        System.out.printf("Tables: %s.%n", database.sizes());
    }

    private void match() throws Exception {
        vertx.deployVerticle(matcher()).await(60, TimeUnit.SECONDS);
        Thread.sleep(AFTER_START.toMillis());
        for (int run = 0; run < IMAGES; run++) {
            matchAnImage();
        }
        lookingBack();
        System.out.printf(
                "Memory of this process, highest: %s; heap limit %,d MiB.%n",
                highestMemory(), Runtime.getRuntime().maxMemory() >> 20);
    }

    private void matchAnImage() throws Exception {
        long image = database.addImage(names(LIST));
        double inDatabase = database.cpuSeconds();
        double here = cpuSeconds();
        double seconds = seconds(JobKind.MATCH_IMAGE, image);
        System.out.printf(
                Locale.ROOT,
                "%d listed names against %,d registrations: %.2f s; processor time: database %.2f s, matching %.2f s;"
                        + " %d matches.%n",
                LIST,
                database.people(),
                seconds,
                database.cpuSeconds() - inDatabase,
                cpuSeconds() - here,
                database.matches(image));
    }

    private static double cpuSeconds() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private MatchVerticle matcher() throws Exception {
        JobStore jobs = database.jobs(vertx, InstantSource.system());
        return new MatchVerticle(database.pool(), jobs, new Outbox(jobs), new Metrics());
    }

    private void registering(int people) throws Exception {
        double[] millis = new double[SAMPLES];
        for (int i = -SAMPLES; i < SAMPLES; i++) {
            String name = generator.next();
            long start = System.nanoTime();
            database.register(name);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        print("Registering with " + people + " people", millis);
    }

    private void lookingBack() throws Exception {
        double[] millis = new double[SAMPLES / 4];
        for (int i = 0; i < millis.length; i++) {
            long registration = database.register(generator.next());
            millis[i] = 1_000 * seconds(JobKind.MATCH_REGISTRATION, registration);
        }
        print("One new registration against " + LISTED + " listed names", millis);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p95 %.2f ms.%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100]);
    }

    private double seconds(JobKind kind, long ref) throws Exception {
        long start = System.nanoTime();
        database.enqueue(kind, ref);
        while (database.isDue(kind, ref)) {
            LockSupport.parkNanos(500_000);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(Misreading.SCAN.read(generator.next(), random));
        }
        return names;
    }

    private static String highestMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.substring(6).strip())
                .findFirst()
                .orElse("unknown");
    }
}
