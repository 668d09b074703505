package cm.mtchoun.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.config.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // set before each test
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    private TestDatabase here;
    private TestDatabase there;
    private Path archive;

    @BeforeEach
    void open() throws Exception {
        here = new TestDatabase(vertx);
        there = new TestDatabase(vertx);
        archive = folder.resolve("backup.zip");
        Files.createDirectories(folder.resolve("here"));
        Files.createDirectories(folder.resolve("there"));
        fill();
    }

    @AfterEach
    void close() throws Exception {
        here.close();
        there.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void everythingIsThereAgainAndGoesOn() throws Exception {
        Path image = store("an image");
        Files.writeString(folder.resolve("here/token.secret"), "secret");

        Backup.Summary written = backup();
        long rows = restore(false);

        assertThat(rows).isEqualTo(written.rows()).isPositive();
        assertThat(contents(there)).isEqualTo(contents(here));
        assertThat(folder.resolve("there").resolve(image)).hasContent("an image");
        assertThat(folder.resolve("there/token.secret")).hasContent("secret");
        assertThat(there.number("insert into source (key, name, page_url, check_every, created_at)"
                        + " values ('new', 'n', 'u', '1 hour', now()) returning id"))
                .isEqualTo(3);
        assertThatThrownBy(() -> there.sql("delete from audit")).hasMessageContaining("append-only");
    }

    @Test
    void onlyItsOwnerReadsTheArchive() throws Exception {
        backup();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void doesNotReplacePeopleUnlessToldTo() throws Exception {
        backup();
        restore(false);

        assertThatThrownBy(() -> restore(false)).hasMessageContaining("--replace gives them up");
        restore(true);

        assertThat(contents(there)).isEqualTo(contents(here));
    }

    @Test
    void refusesWhileSomebodyIsConnected() throws Exception {
        backup();
        there.sql("select 1");

        assertThatThrownBy(() -> restore(true)).hasMessageContaining("stop the service first");
    }

    @Test
    void refusesWhatIsNotWholeOrNotABackup() throws Exception {
        Files.write(archive, new byte[100]);

        assertThatThrownBy(() -> restore(false)).isInstanceOf(IOException.class);
        assertThat(there.number("select count(*) from source")).isZero();
    }

    @Test
    void theArchiveHoldsNoImageTwice() throws Exception {
        store("an image");
        backup();

        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.stream().filter(entry -> entry.getName().startsWith("images/")))
                    .hasSize(1);
        }
    }

    private void fill() {
        for (String key : List.of("marseille", "paris")) {
            here.sql(
                    """
                    insert into source (key, name, page_url, check_every, created_at, pickup)
                    values ($1, 'Tab\tand\\backslash', 'http://example.org', interval '10 minutes', $2, '{"fr":{"place":"É"}}')
                    """,
                    key,
                    NOW.atOffset(ZoneOffset.UTC));
        }
        here.sql(
                """
                insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                values (1, E'NGO BISSO''O\nMarie', 'marie@example.org', '\\x00ff', 'fr', 'active', $1)
                """,
                NOW.atOffset(ZoneOffset.UTC));
        here.sql(
                "insert into audit (at, login, action, subject) values ($1, 'awa', 'a', 'b')",
                NOW.atOffset(ZoneOffset.UTC));
        here.sql(
                "insert into job (kind, ref, run_at, created_at) values ('check_source', 1, $1, $1)",
                NOW.atOffset(ZoneOffset.UTC));
    }

    /** @return where it lies, below the data directory */
    private Path store(String content) throws Exception {
        cm.mtchoun.evidence.EvidenceStore store = new cm.mtchoun.evidence.EvidenceStore(vertx, folder.resolve("here"));
        byte[] sha256 = store.put(io.vertx.core.buffer.Buffer.buffer(content)).await(10, TimeUnit.SECONDS);
        String name = java.util.HexFormat.of().formatHex(sha256);
        return Path.of("images", name.substring(0, 2), name);
    }

    private Backup.Summary backup() throws Exception {
        return new Backup(new Settings.Database(Optional.of(here.url())), folder.resolve("here")).write(archive, NOW);
    }

    private long restore(boolean replace) throws Exception {
        return new Restore(new Settings.Database(Optional.of(there.url())), folder.resolve("there"))
                .read(archive, replace);
    }

    /** Each table with its rows, whatever their order. */
    private static List<String> contents(TestDatabase database) {
        List<String> contents = new ArrayList<>();
        database.sql("select tablename::text as name from pg_tables where schemaname = 'public'"
                        + " and tablename <> 'flyway_schema_history' order by 1")
                .forEach(row -> contents.add(row.getString("name") + ": "
                        + database.sql("select string_agg(t::text, '|' order by t::text) as all from \""
                                        + row.getString("name") + "\" t")
                                .iterator()
                                .next()
                                .getString("all")));
        return contents;
    }
}
