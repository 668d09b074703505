package cm.mtchoun.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link FaultBench}. */
@Timeout(300)
class StormTest {
    private static final int KILLS = 20;

    @TempDir
    Path dataDir;

    @Test
    void twentyKillsOfThreeProcessesLoseNothingAndDoubleNothing() throws Exception {
        long seed = System.nanoTime();
        try (Storm storm = new Storm(dataDir, KILLS, false, false, seed)) {
            Toll toll = storm.run();

            assertThat(toll.wrongs()).as("seed %d: %s", seed, toll.figures()).isEmpty();
            assertThat(toll.figures()).containsEntry("people told exactly once", 24L);
        }
    }
}
