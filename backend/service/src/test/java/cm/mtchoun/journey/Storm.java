package cm.mtchoun.journey;

import cm.mtchoun.journey.ServiceProcess.Part;
import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import cm.mtchoun.simulator.site.Fault;
import cm.mtchoun.simulator.site.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three processes share the work; at random moments one of them is killed, the database or the mail server is cut off or
 * slow, the site fails, a process stands still, while people register and communiqués are published. Unless they are
 * clustered, every signal between the processes is lost: they meet in the database only.
 */
final class Storm implements AutoCloseable {
    private static final int KILLS_A_COMMUNIQUE = 5;
    private static final int LISTED = 6;
    private static final int OTHERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(40);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final List<String> ROLES = List.of("api,watch,mail", "api,read,match", "watch,read,match,mail");
    private static final String RUNNING =
            "select concat_ws(' ', kind, ref, claim, claimed_until) from job where state = 'running'";

    private final int kills;
    private final boolean longPauses;
    private final Random random;
    private final Town town;
    private final List<ServiceProcess> processes;
    private final Crowd crowd;
    private final List<String> names;
    private final ScheduledExecutorService weather = Executors.newScheduledThreadPool(2);
    private final List<Instant> faults = new ArrayList<>();
    private final Map<String, Instant> interrupted = new HashMap<>();
    private Standstill longest = new Standstill("nothing", Duration.ZERO);
    private int published;
    private int endedByThemselves;

    /**
     * @param longPauses let processes also stand still for longer than a lease: half a minute each
     * @param clustered let the processes know of each other
     */
    Storm(Path dataDir, int kills, boolean longPauses, boolean clustered, long seed) throws Exception {
        this.kills = kills;
        this.longPauses = longPauses;
        this.random = new Random(seed);
        this.town = new Town(dataDir, Map.of(), Town.Wiring.CABLES);
        this.processes = processes(clustered);
        this.crowd = new Crowd(town, this::anyApi);
        this.names = names(communiques() * (LISTED + OTHERS));
    }

    /** Returns when everything that was begun has ended. */
    Toll run() throws Exception {
        processes.get(0).start();
        for (ServiceProcess process : processes) {
            if (!process.isAlive()) {
                process.launch();
            }
        }
        for (int kill = 0; kill < kills; kill++) {
            if (kill % KILLS_A_COMMUNIQUE == 0) {
                news();
            }
            letTimePass(200 + random.nextInt(1_500));
            if (random.nextInt(6) == 0) {
                trouble();
            }
            kill(victim());
        }
        calm();
        return new Toll(town, crowd.all(), faults, kills, published, endedByThemselves, longest);
    }

    @Override
    public void close() throws Exception {
        weather.shutdownNow();
        crowd.close();
        town.close();
    }

    /** A page is published while the people on it still register: some do before it is read, some after. */
    private void news() throws TimeoutException {
        int from = published * (LISTED + OTHERS);
        for (int i = 0; i < LISTED + OTHERS; i++) {
            crowd.join(names.get(from + i), i < LISTED);
        }
        town.publish(FIRST_DAY.plusDays(published), names.subList(from, from + LISTED), Level.CLEAN);
        published++;
    }

    /** Four times in five it works; otherwise whatever it does, perhaps start or stand still. */
    private ServiceProcess victim() {
        ServiceProcess chosen = processes.get(random.nextInt(processes.size()));
        boolean whileItWorks = random.nextInt(5) > 0;
        Instant patience = Instant.now().plus(STARTS_WITHIN);
        while (whileItWorks && !chosen.isWorking() && Instant.now().isBefore(patience)) {
            letTimePass(100);
        }
        return chosen;
    }

    private void kill(ServiceProcess victim) throws IOException, InterruptedException {
        if (victim.isAlive()) {
            victim.kill();
            noteFault();
            town.database.sql(RUNNING).forEach(row -> interrupted.putIfAbsent(row.getString(0), Instant.now()));
        } else {
            endedByThemselves++;
        }
        victim.launch();
    }

    private void trouble() throws Exception {
        noteFault();
        long seconds = 1 + random.nextInt(3);
        switch (random.nextInt(longPauses ? 7 : 6)) {
            case 0 -> during(seconds, town.databaseCable()::cut, town.databaseCable()::mend);
            case 1 -> during(seconds, () -> town.databaseCable().slow(20), town.databaseCable()::mend);
            case 2 -> during(seconds, town.mailCable()::cut, town.mailCable()::mend);
            case 3 -> during(seconds, () -> town.mailCable().slow(100), town.mailCable()::mend);
            case 4 -> town.consulate.failTimes(Target.PAGE, Fault.CUT_OFF, 0, 2);
            case 5 -> standStill(seconds);
            default -> standStill(JobStore.LEASE.toSeconds() + 5);
        }
    }

    private void standStill(long seconds) throws IOException, InterruptedException {
        ServiceProcess sleeper = processes.get(random.nextInt(processes.size()));
        if (sleeper.isAlive()) {
            sleeper.pause();
            weather.schedule(() -> wake(sleeper), seconds, TimeUnit.SECONDS);
        }
    }

    private void wake(ServiceProcess sleeper) {
        try {
            noteFault();
            sleeper.resume();
        } catch (IOException | InterruptedException gone) {
            throw new AssertionError(gone);
        }
    }

    private void during(long seconds, Runnable begin, Runnable end) {
        begin.run();
        weather.schedule(
                () -> {
                    noteFault();
                    end.run();
                },
                seconds,
                TimeUnit.SECONDS);
    }

    private void noteFault() {
        synchronized (faults) {
            faults.add(Instant.now());
        }
    }

    /** Mends everything and waits until nothing is left to do, or nothing more can be hoped for. */
    private void calm() throws Exception {
        weather.shutdown();
        weather.awaitTermination(60, TimeUnit.SECONDS);
        Instant patience = Instant.now().plus(PATIENCE);
        while (!isSettled() && Instant.now().isBefore(patience)) {
            for (ServiceProcess process : processes) {
                if (!process.isAlive()) {
                    endedByThemselves++;
                    process.launch();
                }
            }
            letTimePass(200);
        }
    }

    private boolean isSettled() {
        return crowd.isRegistered()
                && town.database.number("select count(*) from image") >= published
                && town.database.number("select count(*) from job where state <> 'dead' and " + Town.ENDS) == 0;
    }

    /** Meanwhile looks which claims of the dead were taken over, and how long that took; the living renew theirs. */
    private void letTimePass(int milliseconds) {
        Instant end = Instant.now().plusMillis(milliseconds);
        do {
            Set<String> still = new HashSet<>();
            town.database.sql(RUNNING).forEach(row -> still.add(row.getString(0)));
            interrupted.entrySet().removeIf(claim -> hasEnded(claim, still));
            for (int i = 0; i < 20; i++) {
                Eventually.pause();
            }
        } while (Instant.now().isBefore(end));
    }

    private boolean hasEnded(Map.Entry<String, Instant> claim, Set<String> still) {
        Duration stood = Duration.between(claim.getValue(), Instant.now());
        longest = stood.compareTo(longest.time()) > 0 ? new Standstill(claim.getKey(), stood) : longest;
        return !still.contains(claim.getKey());
    }

    /** @param claim whose process was killed @param time until another took it over */
    record Standstill(String claim, Duration time) {}

    private List<ServiceProcess> processes(boolean clustered) {
        List<Integer> ports =
                Stream.generate(ServiceProcess::freePort).limit(ROLES.size()).toList();
        String members = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return IntStream.range(0, ROLES.size())
                .mapToObj(i -> town.process(
                        Part.shortLived("part" + i, ROLES.get(i)),
                        clustered
                                ? Map.of("CLUSTER_MEMBERS", members, "CLUSTER_PORT", Integer.toString(ports.get(i)))
                                : Map.of()))
                .toList();
    }

    private ServiceProcess anyApi() {
        List<ServiceProcess> apis =
                processes.stream().filter(process -> process.does("api")).toList();
        return apis.get((int) (Math.random() * apis.size()));
    }

    private int communiques() {
        return (kills + KILLS_A_COMMUNIQUE - 1) / KILLS_A_COMMUNIQUE;
    }

    private static List<String> names(int count) {
        return new NameGenerator(20_260_105).list(count);
    }
}
