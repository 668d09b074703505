package cm.mtchoun.journey;

import cm.mtchoun.pipeline.Eventually;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service as an operator runs it: a process of its own, that a test can kill and start again. */
final class ServiceProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Part part;
    private final Path log;
    private @Nullable Process process;

    /**
     * What one process of several does.
     *
     * @param roles as {@code serve --roles} takes them
     * @param flags of its JVM, beside those of the launcher
     */
    record Part(String name, String roles, List<String> flags) {
        static final Part WHOLE = new Part("service", "api,watch,read,match,mail", List.of());

        /** For processes that are killed before a better compiler pays off. */
        static Part shortLived(String name, String roles) {
            return new Part(name, roles, List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        }
    }

    ServiceProcess(Path dataDir, Part part, Map<String, String> settings) {
        this.part = part;
        this.log = dataDir.resolve(part.name() + ".log");
        environment.putAll(settings);
        environment.put("MALLOC_ARENA_MAX", "2"); // as the launcher does
        environment.put("DATA_DIR", dataDir.toString());
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("PUBLIC_API_URL", "http://localhost:" + port);
    }

    /** Returns once the service says that it is ready. */
    void start() throws IOException, InterruptedException {
        Process started = launch();
        while (!isReady()) {
            if (!started.isAlive()) {
                throw new AssertionError("the service ended by itself:\n" + log());
            }
            Eventually.pause();
        }
    }

    /** Returns at once. */
    Process launch() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + launchersFlags()));
        command.addAll(part.flags());
        command.addAll(List.of("-cp", classPath(), "cm.mtchoun.Main", "serve", "--roles", part.roles()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        return started;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** It has started, and answers within two seconds. */
    boolean isWorking() {
        URI uri = URI.create("http://localhost:" + managementPort + "/health/live");
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean does(String role) {
        return part.roles().contains(role);
    }

    /** Stands still where it is, with everything it holds, until {@link #resume}. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGKILL: no shutdown hook runs. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** SIGTERM. @return the exit status */
    int stop() throws InterruptedException {
        Process current = running();
        current.destroy();
        if (!current.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("the service did not stop:\n" + log());
        }
        return current.exitValue();
    }

    /** Fails when there is no answer in ten seconds. */
    HttpResponse<String> post(String call, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(api() + call))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A call of whoever holds a private link. @param json empty: no body */
    HttpResponse<String> send(String method, String call, String token, String json)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body =
                json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api() + call))
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        return http.send(
                json.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", "application/json").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + managementPort + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    int managementPort() {
        return managementPort;
    }

    String api() {
        return "http://localhost:" + port + "/api/v1";
    }

    long pid() {
        return running().pid();
    }

    /** Of the JVM with everything it holds, native memory included. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    double processorSeconds() {
        return running().toHandle().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException gone) {
            return "(no log)";
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return management("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static Path launchersFlags() {
        try {
            return Path.of(Objects.requireNonNull(ServiceProcess.class.getResource("/jvm-flags"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }
}
