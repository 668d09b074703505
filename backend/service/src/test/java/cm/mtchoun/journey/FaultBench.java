package cm.mtchoun.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A storm of as many kills as asked for; ends with status 1 when anything was lost, doubled or left behind. */
public final class FaultBench {
    private FaultBench() {}

    /** @param arguments how many kills, and a seed; with an odd one the processes know of each other */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path dataDir = Files.createTempDirectory("mtchoun-storm");
        List<String> wrongs;
        try (Storm storm = new Storm(dataDir, kills, true, seed % 2 == 1, seed)) {
            Toll toll = storm.run();
            System.out.printf("%n## Faults: %d random kills, seed %d%n%n| what | count |%n|---|---|%n", kills, seed);
            toll.figures().forEach((name, count) -> System.out.printf("| %s | %d |%n", name, count));
            wrongs = toll.wrongs();
        }
        wrongs.forEach(wrong -> System.out.println("WRONG: " + wrong));
        System.exit(wrongs.isEmpty() ? 0 : 1);
    }
}
