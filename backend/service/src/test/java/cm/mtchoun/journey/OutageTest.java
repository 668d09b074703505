package cm.mtchoun.journey;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the service depends on goes away and comes back: it says so, loses nothing, and goes on by itself. */
@Timeout(240)
class OutageTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 1, 5);
    private static final int PEOPLE = 8;

    @TempDir
    Path dataDir;

    @Test
    void withoutItsDatabaseItSaysSoAndGoesOnWhenItIsBack() throws Exception {
        try (Town town = new Town(dataDir, Map.of(), Town.Wiring.CABLES)) {
            List<String> names = names();
            town.service.start();
            registerAll(town, names);

            town.databaseCable().cut();
            until(() -> readiness(town).statusCode() == 503);
            assertThat(readiness(town).body()).contains("\"database\"").contains("\"down\"");
            assertThat(town.service
                            .post("/registrations", "{\"name\":\"NGONO Marie\",\"email\":\"a@example.org\"}")
                            .statusCode())
                    .isIn(500, 503);
            town.publish(PUBLISHED, names, Level.CLEAN);
            town.databaseCable().mend();

            until(() -> readiness(town).statusCode() == 200);
            assertEverybodyIsToldOnce(town);
        }
    }

    @Test
    void withoutTheMailServerMailsWaitAndAreSentWhenItIsBack() throws Exception {
        try (Town town = new Town(dataDir, Map.of())) {
            List<String> names = names();
            town.service.start();
            registerAll(town, names);

            town.inbox.stopSmtp().await(5, TimeUnit.SECONDS);
            town.publish(PUBLISHED, names, Level.CLEAN);
            until(() -> town.database.number("select count(*) from mail where kind = 'match'") == PEOPLE);
            until(() -> readiness(town).body().contains("degraded"));
            assertThat(readiness(town).statusCode()).isEqualTo(200);
            assertThat(readiness(town).body()).contains("\"smtp\"");
            town.inbox.startSmtp().await(5, TimeUnit.SECONDS);

            assertEverybodyIsToldOnce(town);
            until(() -> !readiness(town).body().contains("degraded"));
        }
    }

    private static void registerAll(Town town, List<String> names) throws Exception {
        for (int i = 0; i < PEOPLE; i++) {
            town.register(names.get(i), "person" + i + "@example.org");
        }
        until(town::isQuiet);
    }

    private static void assertEverybodyIsToldOnce(Town town) {
        until(() -> town.mails("match") >= PEOPLE && town.isQuiet());
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(town.mails("match", "person" + i + "@example.org")).hasSize(1);
        }
    }

    private static List<String> names() {
        return NameGenerator.alphabetical(new NameGenerator(8).list(20));
    }

    private static HttpResponse<String> readiness(Town town) {
        try {
            return town.service.management("/health/ready");
        } catch (IOException | InterruptedException gone) {
            throw new AssertionError("the management port does not answer", gone);
        }
    }
}
