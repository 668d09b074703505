package cm.mtchoun.contract;

import cm.mtchoun.WholeApi;
import cm.mtchoun.apikey.Scope;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls operations of the contract with whatever parameters, body and token. */
final class Caller {
    /** An answer that takes longer hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WholeApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();
    final String narrowKey;

    Caller(WholeApi api) {
        this.api = api;
        this.narrowKey = api.key(false, EnumSet.noneOf(Scope.class));
        tokens.put("apiKey", api.keyForEverything());
        tokens.put("privateLink", privateLink());
    }

    /** Somebody who is registered and confirmed. */
    private String privateLink() {
        JsonObject body = new JsonObject().put("name", "NGONO Marie").put("email", "marie@example.org");
        send(Request.to(Contract.find("POST", "/registrations").orElseThrow()).body(body.encode()));
        JsonObject token = new JsonObject().put("token", api.confirmToken("marie@example.org"));
        HttpResponse<String> confirmed =
                send(Request.to(Contract.find("POST", "/registrations/confirm").orElseThrow())
                        .body(token.encode()));
        return new JsonObject(confirmed.body()).getString("privateToken");
    }

    /** A call as the contract's examples show it, with a token that opens it where there is one. */
    Request valid(Contract.Operation operation) {
        Request request = Request.to(operation);
        for (JsonObject parameter : operation.parameters()) {
            if (parameter.getBoolean("required", false)) {
                request = request.with(parameter, sample(parameter.getJsonObject("schema")));
            }
        }
        if (operation.body().isPresent()) {
            JsonObject example = operation.example();
            if (example.containsKey("url")) { // the contract's own is nowhere
                example.put("url", "http://localhost:1/");
            }
            request = request.body(example.encode());
        }
        for (String scheme : operation.schemes()) {
            if (tokens.containsKey(scheme)) {
                request = request.token(tokens.get(scheme));
            }
        }
        return request;
    }

    /** Whether tests hold a token for it; those of operators they do not. */
    boolean canOpen(Contract.Operation operation) {
        return operation.schemes().stream().allMatch(tokens::containsKey);
    }

    HttpResponse<String> send(Request request) {
        try {
            return Conformity.check(client.send(http(request), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(request.toString(), failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    CompletableFuture<HttpResponse<String>> sendAsync(Request request) {
        return client.sendAsync(http(request), HttpResponse.BodyHandlers.ofString())
                .thenApply(Conformity::check);
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(api.base + request.path()))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body));
        if (request.body != null) {
            builder.header("Content-Type", request.contentType);
        }
        if (request.token != null) {
            builder.header("Authorization", "Bearer " + request.token);
        }
        request.headers.forEach(builder::header);
        return builder.build();
    }

    private static String sample(JsonObject schema) {
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getString(0);
        }
        if ("date".equals(schema.getString("format"))) {
            return "2026-01-05";
        }
        if ("string".equals(schema.getValue("type")) && !schema.containsKey("pattern")) {
            return "NGONO Marie";
        }
        return "integer".equals(schema.getValue("type"))
                ? schema.getValue("minimum").toString()
                : "1".repeat(Math.max(2, schema.getInteger("minLength", 1)));
    }

    /** A request to an operation, and what deviates from it. */
    record Request(
            Contract.Operation operation,
            String method,
            Map<String, String> inPath,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable String body,
            String contentType,
            @Nullable String token) {

        static Request to(Contract.Operation operation) {
            return new Request(
                    operation, operation.method(), Map.of(), Map.of(), Map.of(), null, "application/json", null);
        }

        Request with(JsonObject parameter, String value) {
            String name = parameter.getString("name");
            return switch (parameter.getString("in")) {
                case "path" ->
                    new Request(operation, method, and(inPath, name, value), query, headers, body, contentType, token);
                case "query" ->
                    new Request(operation, method, inPath, and(query, name, value), headers, body, contentType, token);
                default ->
                    new Request(operation, method, inPath, query, and(headers, name, value), body, contentType, token);
            };
        }

        Request without(JsonObject parameter) {
            Map<String, String> less = new TreeMap<>(query);
            less.remove(parameter.getString("name"));
            return new Request(operation, method, inPath, less, headers, body, contentType, token);
        }

        Request body(@Nullable String text) {
            return new Request(operation, method, inPath, query, headers, text, contentType, token);
        }

        Request method(String other) {
            return new Request(operation, other, inPath, query, headers, body, contentType, token);
        }

        Request contentType(String other) {
            return new Request(operation, method, inPath, query, headers, body, other, token);
        }

        Request token(@Nullable String other) {
            return new Request(operation, method, inPath, query, headers, body, contentType, other);
        }

        String path() {
            String filled = operation.path();
            for (Map.Entry<String, String> one : inPath.entrySet()) {
                filled = filled.replace("{" + one.getKey() + "}", encoded(one.getValue()));
            }
            String parameters = query.entrySet().stream()
                    .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                    .collect(Collectors.joining("&"));
            return parameters.isEmpty() ? filled : filled + "?" + parameters;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        private static Map<String, String> and(Map<String, String> map, String name, String value) {
            Map<String, String> more = new TreeMap<>(map);
            more.put(name, value);
            return more;
        }
    }
}
