package cm.mtchoun.journey;

import cm.mtchoun.pipeline.Eventually;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service as an operator runs it: a process of its own, that a test can kill and start again. */
final class ServiceProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Path log;
    private @Nullable Process process;

    ServiceProcess(Path dataDir, Map<String, String> settings) throws IOException {
        this.log = dataDir.resolve("service.log");
        environment.putAll(settings);
        environment.put("DATA_DIR", dataDir.toString());
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("PUBLIC_API_URL", "http://localhost:" + port);
    }

    /** Returns once the service says that it is ready. */
    void start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "cm.mtchoun.Main",
                        "serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        while (!isReady()) {
            if (!started.isAlive()) {
                throw new AssertionError("the service ended by itself:\n" + log());
            }
            Eventually.pause();
        }
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

    HttpResponse<String> post(String call, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(api() + call))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + managementPort + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    String api() {
        return "http://localhost:" + port + "/api/v1";
    }

    long pid() {
        return running().pid();
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

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }
}
