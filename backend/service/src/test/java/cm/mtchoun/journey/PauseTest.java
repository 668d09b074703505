package cm.mtchoun.journey;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.journey.ServiceProcess.Part;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of every role that know of each other; one of them stands still in the middle of its work. */
@Timeout(240)
class PauseTest {
    private static final int PEOPLE = 6;
    private static final String WAITS_FOR_THE_LOCK =
            """
            select count(*), min(application_name) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into listed_name%'
            """;

    @TempDir
    Path dataDir;

    @Test
    void whoWakesUpLateCannotFinishWhatAnotherHasTakenOver() throws Exception {
        int[] ports = {ServiceProcess.freePort(), ServiceProcess.freePort()};
        String members = "127.0.0.1:%d,127.0.0.1:%d".formatted(ports[0], ports[1]);
        try (Town town = new Town(dataDir, Map.of("CLUSTER_MEMBERS", members))) {
            List<ServiceProcess> both = Stream.of(0, 1)
                    .map(i -> town.process(
                            Part.shortLived("part" + i, "api,watch,read,match,mail"),
                            Map.of("CLUSTER_PORT", Integer.toString(ports[i]))))
                    .toList();
            for (ServiceProcess one : both) {
                one.start();
            }
            List<String> names = new NameGenerator(8).list(PEOPLE);
            try (Crowd crowd = new Crowd(town, () -> both.get(0))) {
                names.forEach(name -> crowd.join(name, true));
                until(crowd::isRegistered);
            }

            ServiceProcess sleeper = pauseWhoReads(town, both, names);
            until(() -> town.mails("match") == PEOPLE && town.isQuiet());
            sleeper.resume();

            until(() -> sleeper.log().contains("is no longer ours"));
            assertThat(town.database.number("select count(*) from reading")).isEqualTo(1);
            assertThat(town.database.number("select count(*) from listed_name")).isEqualTo(PEOPLE);
            assertThat(town.mails("match")).isEqualTo(PEOPLE);
        }
    }

    /** The lock makes the reader stand in the middle of its transaction; then it sleeps for longer than its lease. */
    private static ServiceProcess pauseWhoReads(Town town, List<ServiceProcess> all, List<String> names)
            throws Exception {
        SqlConnection connection = town.database.pool().getConnection().await(10, TimeUnit.SECONDS);
        Transaction lock = connection.begin().await(10, TimeUnit.SECONDS);
        connection
                .query("lock table listed_name in access exclusive mode")
                .execute()
                .await(30, TimeUnit.SECONDS);
        town.publish(LocalDate.of(2026, 1, 5), names, Level.CLEAN);
        until(() -> town.database.number(WAITS_FOR_THE_LOCK) > 0);
        String reader = town.database.sql(WAITS_FOR_THE_LOCK).iterator().next().getString(1);
        ServiceProcess sleeper = all.stream()
                .filter(one -> reader.equals("mtchoun-" + one.pid()))
                .findFirst()
                .orElseThrow();
        sleeper.pause();
        town.database.sql("update job set claimed_until = now() where state = 'running'");
        lock.rollback().await(10, TimeUnit.SECONDS);
        connection.close().await(10, TimeUnit.SECONDS);
        return sleeper;
    }
}
