package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.site.Fault;
import cm.mtchoun.simulator.site.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class ScanCommandTest {
    private final StringWriter out = new StringWriter();
    private WatchedConsulate consulate;

    @BeforeEach
    void open() throws Exception {
        consulate = new WatchedConsulate();
    }

    @AfterEach
    void close() throws Exception {
        consulate.close();
    }

    @Test
    void saysWhatOneLookFound() throws Exception {
        consulate.publish(LocalDate.of(2026, 1, 4), "communique-04012026-A.jpg", 1);
        consulate.publish(LocalDate.of(2026, 1, 4), "communique-04012026-B.jpg", 2);

        assertThat(scan()).isZero();
        assertThat(scan()).isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        marseille: 2 images on the page; 1 new communiqués, 2 new images, 0 refused
                        marseille: 2 images on the page; 0 new communiqués, 0 new images, 0 refused
                        """);
        assertThat(consulate.count("image")).isEqualTo(2);
    }

    @Test
    void failsWhenThePageCannotBeRead() throws Exception {
        consulate.site().fail(Target.PAGE, Fault.FORBIDDEN, 0);

        assertThat(scan()).isEqualTo(1);

        assertThat(out.toString()).startsWith("marseille: failed: forbidden: ").contains("answered 403");
    }

    private int scan() {
        return new CommandLine(new ScanCommand(consulate::settings))
                .setOut(new PrintWriter(out))
                .execute();
    }
}
