package cm.mtchoun.match.bench;

import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.pipeline.JobKind;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A PostgreSQL of its own with the service's tables, filled by the million; kept in its folder when it is closed. */
final class FullDatabase implements AutoCloseable {

    private static final String WHEN = "2026-01-05 10:00:00+00";

    /** Of /proc on Linux. */
    private static final double TICKS_A_SECOND = 100;

    private final Vertx vertx;
    private final Path folder;
    private final EmbeddedPostgres server;
    private final Connection connection;
    private final Pool pool;
    private long people;
    private int images;

    FullDatabase(Vertx vertx, Path folder) throws IOException, SQLException {
        this.vertx = vertx;
        this.folder = folder;
        boolean isNew = !Files.exists(folder.resolve("data"));
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on") // as the service sets its own
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .start();
        Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
        connection = server.getPostgresDatabase().getConnection();
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(6))
                .connectingTo(
                        PgConnectOptions.fromUri("postgresql://postgres@localhost:" + server.getPort() + "/postgres"))
                .using(vertx)
                .build();
        if (isNew) {
            execute("insert into source (key, name, page_url, check_every, created_at) values ('m', 'm', 'm', '1 h', '"
                    + WHEN + "')");
        }
        people = count("registration");
        images = (int) count("image");
    }

    long people() {
        return people;
    }

    Pool pool() {
        return pool;
    }

    JobStore jobs(Vertx owner, InstantSource clock) {
        return new JobStore(owner, pool, clock);
    }

    /** Loads them without the index, which is then made at once, as a restore does. */
    void addPeople(int count, Supplier<String> generator) throws SQLException {
        execute("drop index registration_by_key");
        long first = people + 1;
        PGConnection copying = connection.unwrap(PGConnection.class);
        CopyIn rows = copying.getCopyAPI()
                .copyIn(
                        "copy registration (id, source_id, name, email, email_hash, lang, state, created_at) from stdin");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = generator.get();
            names.add(name);
            people++;
            write(
                    rows,
                    people + "\t1\t" + name + "\tp" + people + "@example.org\t\\\\x"
                            + Long.toHexString(people + (1L << 40)) + "0\tfr\tactive\t" + WHEN + "\n");
            if (names.size() == 50_000 || i == count - 1) {
                rows.endCopy();
                copyKeys(copying, first, names);
                first = people + 1;
                names.clear();
                if (i < count - 1) {
                    rows = copying.getCopyAPI()
                            .copyIn(
                                    "copy registration (id, source_id, name, email, email_hash, lang, state, created_at) from stdin");
                }
            }
        }
        execute("select setval(pg_get_serial_sequence('registration', 'id'), " + people + ")");
        execute("set maintenance_work_mem = '512MB'");
        execute("create index registration_by_key on registration_key using gin (keys) with (fastupdate = off)");
        settle();
    }

    private static void copyKeys(PGConnection copying, long first, List<String> names) throws SQLException {
        CopyIn rows = copying.getCopyAPI()
                .copyIn("copy registration_key (registration_id, source_id, name, keys) from stdin");
        for (int i = 0; i < names.size(); i++) {
            write(rows, first + i + "\t1\t" + names.get(i) + "\t" + array(PersonName.parse(names.get(i))) + "\n");
        }
        rows.endCopy();
    }

    private static String array(PersonName name) {
        return NameKeys.of(name).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static void write(CopyIn rows, String line) throws SQLException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        rows.writeToCopy(bytes, 0, bytes.length);
    }

    /** Registers as confirming does: the person and the keys in one transaction. */
    long register(String name) throws Exception {
        Long[] keys = NameKeys.of(PersonName.parse(name)).toArray(Long[]::new);
        people++;
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(
                                """
                                insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                                values (1, $1, 'a@example.org', '', 'fr', 'active', $2) returning id
                                """)
                        .execute(Tuple.of(name, OffsetDateTime.now(ZoneOffset.UTC)))
                        .map(rows -> rows.iterator().next().getLong("id"))
                        .compose(id -> key(transaction, id, keys)))
                .await(20, TimeUnit.SECONDS);
    }

    private static io.vertx.core.Future<Long> key(SqlConnection transaction, long id, Long[] keys) {
        return transaction
                .preparedQuery(
                        "insert into registration_key (registration_id, source_id, name, keys) select id, source_id, name, $2 from registration where id = $1")
                .execute(Tuple.of(id).addArrayOfLong(keys))
                .map(id);
    }

    long addImage(List<String> names) throws Exception {
        images++;
        long communique = number(
                "insert into communique (source_id, published_on, title, first_seen_at) values (1, date '2026-01-05' + "
                        + images + ", 'C', '" + WHEN + "') returning id");
        long image = number(
                "insert into image (communique_id, sha256, url, media_type, byte_size, position, first_seen_at) values ("
                        + communique + ", decode(md5('" + images + "'), 'hex'), 'u', 'image/jpeg', 1, 0, '" + WHEN
                        + "') returning id");
        long reading =
                number("insert into reading (image_id, read_at, outcome, confidence, missing_numbers, seconds) values ("
                        + image + ", '" + WHEN + "', 'list', 1, 0, 1) returning id");
        List<Tuple> rows = new ArrayList<>();
        for (int line = 0; line < names.size(); line++) {
            rows.add(Tuple.of(reading, image, line, names.get(line), tokens(names.get(line)), images));
        }
        pool.preparedQuery(
                        """
                        insert into listed_name (reading_id, image_id, source_id, page, line, text, tokens, confidence, box, published_on)
                        values ($1, $2, 1, 1, $3, $4, $5, 1, '{0,0,1,1}', date '2026-01-05' + $6::int)
                        """)
                .executeBatch(rows)
                .await(20, TimeUnit.SECONDS);
        return image;
    }

    private static JsonArray tokens(String name) {
        JsonArray tokens = new JsonArray();
        for (ListedText.Token token : ListedText.of(name).tokens()) {
            tokens.add(new JsonObject().put("text", token.text()).put("confidence", 0.995));
        }
        return tokens;
    }

    /** Listed names with their keys, 315 an image. */
    void addListed(int count, Supplier<String> generator) throws Exception {
        for (int added = 0; added < count; added += 315) {
            addImage(java.util.stream.Stream.generate(generator).limit(315).toList());
        }
        for (List<Tuple> keys = keyless(); !keys.isEmpty(); keys = keyless()) {
            pool.preparedQuery("insert into listed_name_key (listed_name_id, keys) values ($1, $2)")
                    .executeBatch(keys)
                    .await(60, TimeUnit.SECONDS);
        }
    }

    /** What autovacuum and a checkpoint do within minutes of such a filling, and a running service has behind it. */
    void settle() throws SQLException {
        execute("vacuum analyze");
        execute("checkpoint");
    }

    private List<Tuple> keyless() throws Exception {
        List<Tuple> keys = new ArrayList<>();
        for (Row row : pool.query(
                        "select id, text from listed_name l where not exists (select from listed_name_key k where k.listed_name_id = l.id) limit 2000")
                .execute()
                .await(20, TimeUnit.SECONDS)) {
            keys.add(Tuple.of(row.getLong("id"))
                    .addArrayOfLong(
                            NameKeys.of(ListedText.of(row.getString("text")).name())
                                    .toArray(Long[]::new)));
        }
        return keys;
    }

    void enqueue(JobKind kind, long ref) throws Exception {
        new JobStore(vertx, pool, InstantSource.system())
                .enqueue(pool, kind, ref)
                .await(20, TimeUnit.SECONDS);
        (kind == JobKind.MATCH_IMAGE ? Signal.IMAGE_READ : Signal.REGISTRATION_CONFIRMED).send(vertx.eventBus(), ref);
    }

    boolean isDue(JobKind kind, long ref) throws Exception {
        return number("select count(*) from job where kind = '" + kind.code() + "' and ref = " + ref) > 0;
    }

    long matches(long image) throws Exception {
        return number("select count(*) from match m join listed_name l on l.id = m.listed_name_id where l.image_id = "
                + image);
    }

    /** @return processor time of all the server's processes so far, those that ended not counted */
    double cpuSeconds() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        double ticks = 0;
        for (ProcessHandle process :
                ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(behindName[11]) + Long.parseLong(behindName[12]);
        }
        return ticks / TICKS_A_SECOND;
    }

    String sizes() throws Exception {
        return pool.query(
                        """
                        select string_agg(c.relname || ' ' || pg_size_pretty(pg_relation_size(c.oid)), ', ' order by c.relname) as sizes
                        from pg_class c where c.relname like 'registration%' and c.relkind in ('r', 'i')
                        """)
                .execute()
                .await(20, TimeUnit.SECONDS)
                .iterator()
                .next()
                .getString("sizes");
    }

    private long number(String sql) throws Exception {
        return pool.query(sql)
                .execute()
                .await(20, TimeUnit.SECONDS)
                .iterator()
                .next()
                .getLong(0);
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        pool.close();
        server.close();
    }
}
