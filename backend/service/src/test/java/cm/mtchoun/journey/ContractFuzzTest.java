package cm.mtchoun.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends nonsense to every call of the contract, as the contract lists them: new calls are tried without a word here. */
@Timeout(180)
class ContractFuzzTest {
    private static final int TRIES = 8;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<Object> VALUES = List.of(
            "",
            " ",
            "a",
            "NGONO Marie",
            "a@example.org",
            "\u0000",
            "\r\nBcc: x@example.org",
            "'; drop table registration; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%00%ff",
            "\uD800",
            "é".repeat(3_000),
            "A".repeat(43),
            "2026-02-31",
            -1,
            0,
            1L << 62,
            1e308,
            true,
            new JsonArray().add(1).add(new JsonObject()),
            new JsonObject().put("a", new JsonObject()));

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path dataDir;

    @Test
    void noRequestMakesTheServiceFail() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Town town = new Town(dataDir, Map.of())) {
            town.service.start();
            JsonObject contract = new JsonObject(
                    send(request(town, "/openapi.json", random).GET()).body());
            List<String> failed = new ArrayList<>();
            int sent = 0;
            for (String path : contract.getJsonObject("paths").fieldNames()) {
                JsonObject calls = contract.getJsonObject("paths").getJsonObject(path);
                for (String method :
                        calls.fieldNames().stream().filter(METHODS::contains).toList()) {
                    for (int i = 0; i < TRIES; i++, sent++) {
                        HttpResponse<String> answer = send(request(town, address(path, random), random)
                                .method(method.toUpperCase(Locale.ROOT), body(method, contract, random)));
                        if (answer.statusCode() >= 500) {
                            failed.add(method + " " + path + " " + answer.statusCode() + " " + answer.body());
                        }
                        // what the server itself refuses before any handler has no body
                        if (!answer.body().isEmpty()
                                && answer.headers()
                                        .firstValue("X-Content-Type-Options")
                                        .isEmpty()) {
                            failed.add(method + " " + path + " without nosniff: " + answer.body());
                        }
                    }
                }
            }

            assertThat(failed).as("seed %d", seed).isEmpty();
            assertThat(sent).isGreaterThan(10 * TRIES);
            assertThat(town.service.log()).doesNotContain("drop table").doesNotContain("example.org");
        }
    }

    private static HttpRequest.Builder request(Town town, String path, Random random) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(town.service.api() + path)).timeout(Duration.ofSeconds(20));
        if (random.nextBoolean()) {
            request.header(
                    "Authorization",
                    "Bearer "
                            + Stream.of("x", "A".repeat(43), "a.b.c", "..", "é".repeat(9))
                                    .skip(random.nextInt(4))
                                    .findFirst()
                                    .orElseThrow());
        }
        return request.header("Content-Type", random.nextInt(8) == 0 ? "text/plain" : "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The path with nonsense, or a small number, for each of its parameters, and a nonsensical query. */
    private static String address(String path, Random random) {
        String filled = path;
        while (filled.contains("{")) {
            String value = random.nextInt(3) == 0 ? "1" : encoded(VALUES.get(random.nextInt(16)));
            filled = filled.replaceFirst("\\{[^}]+}", value.isEmpty() ? "0" : value);
        }
        return filled + "?limit=" + encoded(any(random)) + "&lang=" + encoded(any(random)) + "&x="
                + encoded(any(random));
    }

    /** An object of the names that the contract's schemas use, with nonsense for values; or no JSON at all. */
    private static HttpRequest.BodyPublisher body(String method, JsonObject contract, Random random) {
        if (method.equals("get")) {
            return BodyPublishers.noBody();
        }
        if (random.nextInt(6) == 0) {
            return BodyPublishers.ofString(String.valueOf(any(random)));
        }
        JsonObject body = new JsonObject();
        JsonObject schemas = contract.getJsonObject("components").getJsonObject("schemas");
        List<String> schemaNames = List.copyOf(schemas.fieldNames());
        JsonObject properties = schemas.getJsonObject(schemaNames.get(random.nextInt(schemaNames.size())))
                .getJsonObject("properties", new JsonObject());
        properties.fieldNames().forEach(name -> body.put(name, any(random)));
        return BodyPublishers.ofString(body.encode());
    }

    private static Object any(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static String encoded(Object value) {
        String text = String.valueOf(value);
        return URLEncoder.encode(text.length() > 500 ? text.substring(0, 500) : text, StandardCharsets.UTF_8);
    }
}
