package cm.mtchoun.journey;

import cm.mtchoun.pipeline.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Prometheus that scrapes the service each second and evaluates the alerts of {@code infra/prometheus} as often. They
 * fire at once: how long each waits is what promtool tests.
 */
final class Prometheus implements AutoCloseable {
    private static final Path RULES = Path.of("../../infra/prometheus/rules.yml");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ServiceProcess.freePort();
    private final Process process;

    private Prometheus(Path program, Path folder, ServiceProcess service) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rules.yml"), Files.readString(RULES).replaceAll("(?m)^ +for: .*\n", ""));
        Files.writeString(folder.resolve("prometheus.yml"), configuration(service.managementPort()));
        process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Eventually.until(this::isReady);
    }

    /**
     * The one on the path, or Debian's, unpacked below build/.
     *
     * @param folder for its data and its log
     * @return empty, and it says so, where there is none
     */
    static Optional<Prometheus> start(Path folder, ServiceProcess service) throws IOException {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(one -> Path.of(one, "prometheus"));
        Path unpacked = Path.of("../../build/tools/usr/bin/prometheus").toAbsolutePath();
        Optional<Path> program = Stream.concat(onPath, Stream.of(unpacked))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            System.err.println(
                    "WARNING: no Prometheus here: dashboards and alerts were not tried on the running service");
            return Optional.empty();
        }
        return Optional.of(new Prometheus(program.get(), folder, service));
    }

    /** The site is not there: Prometheus itself stands in for it. */
    private String configuration(int service) {
        return """
                global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                rule_files: [rules.yml]
                scrape_configs:
                  - { job_name: service, static_configs: [{ targets: ['localhost:%d'] }] }
                  - { job_name: site, static_configs: [{ targets: ['localhost:%d'] }] }
                """
                .formatted(service, port);
    }

    /** What the query gives now, as one line a series; fails when Prometheus does not understand it. */
    List<String> query(String expression) {
        return get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .getJsonArray("result")
                .stream()
                .map(String::valueOf)
                .toList();
    }

    /** An alert with its query, as Prometheus read it. */
    record Alert(String name, String query, String state, String health) {
        static Alert of(JsonObject rule) {
            return new Alert(
                    rule.getString("name"),
                    rule.getString("query"),
                    rule.getString("state"),
                    rule.getString("health") + rule.getString("lastError", ""));
        }
    }

    List<Alert> alerts() {
        return get("rules").getJsonArray("groups").stream()
                .map(group -> ((JsonObject) group).getJsonArray("rules"))
                .flatMap(JsonArray::stream)
                .map(rule -> Alert.of((JsonObject) rule))
                .toList();
    }

    Set<String> firing() {
        return alerts().stream()
                .filter(alert -> alert.state().equals("firing"))
                .map(Alert::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonObject get(String call) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + call);
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            JsonObject json = new JsonObject(answer.body());
            if (!"success".equals(json.getString("status"))) {
                throw new AssertionError(call + ": " + answer.body());
            }
            return json.getJsonObject("data");
        } catch (IOException | InterruptedException gone) {
            throw new AssertionError("Prometheus does not answer", gone);
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("Prometheus ended by itself; see prometheus.log");
        }
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/rules");
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException over) {
            throw new IllegalStateException(over);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
