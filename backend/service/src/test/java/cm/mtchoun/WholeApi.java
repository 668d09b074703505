package cm.mtchoun;

import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.apikey.Scope;
import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.token.Tokens;
import cm.mtchoun.token.Tokens.Purpose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The service as {@code serve --roles api} runs it, with every call of the contract, on a fresh database. */
public final class WholeApi implements AutoCloseable {
    private static final String SECRET = "a secret for tests only, 32 long";

    public final TestDatabase database;
    public final URI base;
    /** What the service was started with; commands started with it work on the same database. */
    public final Map<String, String> environment;

    private final Vertx vertx = Vertx.vertx();
    private final Tokens tokens = new Tokens(SECRET.getBytes(StandardCharsets.UTF_8));
    private final ApiKeys keys;
    private final App app;

    public WholeApi() throws IOException {
        database = new TestDatabase(vertx);
        int port = freePort();
        environment = Map.of(
                "HTTP_PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                Integer.toString(freePort()),
                "PUBLIC_API_URL",
                "http://localhost:" + port,
                "DATABASE_URL",
                database.url(),
                "DATA_DIR",
                Files.createTempDirectory("api").toString(),
                "TOKEN_SECRET",
                SECRET,
                "RATE_LIMITS",
                "off",
                "ALLOW_PRIVATE_WEBHOOKS",
                "true");
        Settings settings = Settings.read(new Env(environment));
        app = await(App.start(vertx, new Metrics(), settings, Set.of(Role.API)));
        keys = new ApiKeys(database.pool(), tokens, java.time.InstantSource.system());
        base = URI.create("http://localhost:" + port + "/api/v1");
    }

    public String key(boolean test, Set<Scope> scopes) {
        return await(keys.create("Contract", test, scopes, null)).text();
    }

    public String keyForEverything() {
        return key(false, EnumSet.allOf(Scope.class));
    }

    /** What is in the mail to this address: the token that confirms its registration. */
    public String confirmToken(String email) {
        Row row = database.sql(
                        """
                        select t.nonce from token t join registration r on r.id = t.registration_id
                        where r.email = $1 and t.purpose = 'confirm' order by t.created_at desc limit 1
                        """,
                        email)
                .iterator()
                .next();
        return tokens.derive(Purpose.CONFIRM, row.getBuffer("nonce").getBytes());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    @Override
    public void close() {
        await(app.stop());
        database.close();
        await(vertx.close());
    }
}
