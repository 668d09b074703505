package cm.mtchoun.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code infra/database/roles.sql} lets the service do. That it is enough, every test with processes shows. */
@Timeout(60)
class LeastPrivilegeTest {
    private static final String DENIED = "42501";

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = new TestDatabase(vertx);

    @TempDir
    Path dataDir;

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void theServiceStartsOnTablesThatTheirOwnerHasBroughtUpToDate() throws Exception {
        Database service = open();

        assertThat(service.pool()
                        .query("select nextval('job_claim')")
                        .execute()
                        .await(10, TimeUnit.SECONDS)
                        .size())
                .isEqualTo(1);
        service.close().await(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table mail",
                "alter table registration add column x int",
                "create table mine (x int)",
                "truncate registration",
                "delete from flyway_schema_history",
                "copy registration to program 'cat'",
                "select pg_read_file('/etc/passwd')",
                "select passwd from pg_shadow",
                "create role another superuser"
            })
    void theServiceCannotDoWhatOnlyTheOwnerMay(String statement) throws Exception {
        Database service = open();

        assertThatThrownBy(() -> service.pool().query(statement).execute().await(10, TimeUnit.SECONDS))
                .satisfies(refused -> assertThat(sqlState(refused)).isEqualTo(DENIED));
        service.close().await(10, TimeUnit.SECONDS);
    }

    private Database open() throws Exception {
        return Database.open(vertx, new Settings.Database(Optional.of(database.serviceUrl())), dataDir)
                .await(30, TimeUnit.SECONDS);
    }

    private static String sqlState(Throwable refused) {
        Throwable cause = refused instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : refused;
        return cause instanceof PgException database ? database.getSqlState() : cause.toString();
    }
}
