package cm.mtchoun.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own below the data directory, for machines that have none. Durable ({@code fsync} on): it keeps
 * people's registrations. Keeps its port over restarts, and finds again a server that outlived a killed service.
 * Every method blocks; call from worker threads only.
 */
final class EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String LOOPBACK = "127.0.0.1";

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Path home;
    private final int port;
    private EmbeddedPostgres server;

    private EmbeddedServer(Path home, int port) throws IOException {
        this.home = home;
        this.port = port;
        this.server = launch();
    }

    /** @throws UncheckedIOException when it cannot start, naming the directory (another process may be using it) */
    static EmbeddedServer start(Path dataDir) {
        Path home = dataDir.resolve("postgres");
        try {
            Files.createDirectories(home);
            return new EmbeddedServer(home, choosePort(home));
        } catch (IOException | IllegalStateException failed) {
            throw new UncheckedIOException(
                    "embedded PostgreSQL cannot start in " + home + " (is another service using this directory?): "
                            + failed.getMessage(),
                    failed instanceof IOException io ? io : new IOException(failed));
        }
    }

    /** @return where the server of this data directory listens, whoever started it; empty when none runs */
    static Optional<String> running(Path dataDir) {
        return postmasterFile(dataDir.resolve("postgres"))
                .filter(EmbeddedServer::isAlive)
                .filter(lines -> lines.size() > 3)
                .map(lines -> url(Integer.parseInt(lines.get(3).strip())));
    }

    String url() {
        return url(port);
    }

    private static String url(int port) {
        return "postgresql://postgres@" + LOOPBACK + ":" + port + "/postgres";
    }

    /** Starts the server again when it is gone, whatever killed it. */
    synchronized void reviveIfDead() {
        if (isAlive()) {
            return;
        }
        LOG.warn("The embedded PostgreSQL is gone; starting it again");
        try {
            server.close(); // frees the directory's lock
            server = launch();
            LOG.info("The embedded PostgreSQL runs again");
        } catch (IOException | IllegalStateException failed) {
            LOG.warn("The embedded PostgreSQL did not start; trying again soon: {}", failed.getMessage());
        }
    }

    synchronized void stop() {
        try {
            server.close();
        } catch (IOException failed) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly: {}", failed.getMessage());
        }
    }

    private boolean isAlive() {
        return postmasterFile(home).filter(EmbeddedServer::isAlive).isPresent();
    }

    /** The number of a process that ended may be another's by now: that one began later than the file says. */
    static boolean isAlive(List<String> postmaster) {
        Optional<Instant> latestStart = postmaster.size() > 2
                ? Optional.of(
                        Instant.ofEpochSecond(Long.parseLong(postmaster.get(2).strip()))
                                .plus(CLOCKS_DIFFER))
                : Optional.empty();
        return ProcessHandle.of(Long.parseLong(postmaster.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> latestStart
                        .flatMap(latest -> process.info().startInstant().map(start -> !start.isAfter(latest)))
                        .orElse(true))
                .isPresent();
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data"))
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", LOOPBACK)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    private static int choosePort(Path home) throws IOException {
        Optional<List<String>> running = postmasterFile(home).filter(lines -> lines.size() > 3);
        if (running.isPresent()) {
            return Integer.parseInt(running.get().get(3).strip());
        }
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** PostgreSQL's own note of who runs: process id, directory, start in seconds, port, on a line each. */
    private static Optional<List<String>> postmasterFile(Path home) {
        Path file = home.resolve("data").resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readAllLines(file)).filter(lines -> !lines.isEmpty())
                    : Optional.empty();
        } catch (IOException beingWritten) {
            return Optional.empty();
        }
    }
}
