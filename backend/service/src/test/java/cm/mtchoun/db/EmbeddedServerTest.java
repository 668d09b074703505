package cm.mtchoun.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.config.Settings;
import cm.mtchoun.pipeline.Eventually;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedServerTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path dataDir;

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void keepsItsDataOverARestartAndIsDurable() throws Exception {
        Database first = open();
        execute(first, "create table kept as select 42 as answer");
        assertThat(query(first, "show fsync").getString(0)).isEqualTo("on");
        first.close().await(20, TimeUnit.SECONDS);

        Database second = open();

        assertThat(query(second, "select answer from kept").getInteger(0)).isEqualTo(42);
        second.close().await(20, TimeUnit.SECONDS);
        assertThat(dataDir.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void comesBackByItselfWhenTheServerIsKilled() throws Exception {
        Database database = open();
        execute(database, "create table kept as select 42 as answer");

        long postmaster = postmaster();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        // A connection may still answer for a moment after the death of its postmaster.
        Eventually.until(() -> isAnotherThan(postmaster));
        assertThat(queryUntilItWorks(database, "select answer from kept").getInteger(0))
                .isEqualTo(42);
        database.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void refusesADirectoryThatAnotherUses() throws Exception {
        Database first = open();

        assertThatThrownBy(this::open).hasMessageContaining(dataDir.toString()).hasMessageContaining("another service");

        assertThat(query(first, "select 1").getInteger(0)).isEqualTo(1);
        first.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameNumberForTheServer() {
        String number = Long.toString(ProcessHandle.current().pid());
        long start = ProcessHandle.current()
                .info()
                .startInstant()
                .map(Instant::getEpochSecond)
                .orElseThrow();

        assertThat(EmbeddedServer.isAlive(List.of(number, "/data", Long.toString(start), "5432")))
                .isTrue();
        assertThat(EmbeddedServer.isAlive(List.of(number, "/data", Long.toString(start - 3_600), "5432")))
                .isFalse();
    }

    private boolean isAnotherThan(long postmaster) {
        try {
            return postmaster() != postmaster;
        } catch (IOException | IndexOutOfBoundsException beingWritten) {
            return false;
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(dataDir.resolve("postgres/data/postmaster.pid"))
                .get(0)
                .strip());
    }

    private Database open() throws TimeoutException {
        return Database.open(vertx, new Settings.Database(Optional.empty()), dataDir)
                .await(60, TimeUnit.SECONDS);
    }

    private static void execute(Database database, String sql) throws TimeoutException {
        database.pool().query(sql).execute().await(10, TimeUnit.SECONDS);
    }

    private static Row query(Database database, String sql) throws TimeoutException {
        return database.pool()
                .query(sql)
                .execute()
                .await(10, TimeUnit.SECONDS)
                .iterator()
                .next();
    }

    private static Row queryUntilItWorks(Database database, String sql) {
        while (true) {
            try {
                return query(database, sql);
            } catch (Exception away) {
                Eventually.pause();
            }
        }
    }
}
