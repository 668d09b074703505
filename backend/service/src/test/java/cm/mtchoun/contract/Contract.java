package cm.mtchoun.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI file as tests read it: references followed. */
public final class Contract {
    public static final JsonObject FILE = read();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private Contract() {}

    /** Every call, in the order of the file. */
    public static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        FILE.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(one -> {
            if (METHODS.contains(one.getKey())) {
                all.add(new Operation(
                        one.getKey().toUpperCase(Locale.ROOT), path.getKey(), (JsonObject) one.getValue()));
            }
        }));
        return all;
    }

    /** @param path below the base address, without the query */
    public static Optional<Operation> find(String method, String path) {
        return operations().stream()
                .filter(one -> one.method().equals(method) && one.matches(path))
                .min(java.util.Comparator.comparing(one -> one.path().contains("{") ? 1 : 0));
    }

    /** The same with every reference replaced by what it refers to. */
    public static JsonObject resolved(JsonObject part) {
        return (JsonObject) inlined(part);
    }

    private static Object inlined(Object part) {
        if (part instanceof JsonArray items) {
            JsonArray copy = new JsonArray();
            items.forEach(item -> copy.add(inlined(item)));
            return copy;
        }
        if (!(part instanceof JsonObject object)) {
            return part;
        }
        if (object.getValue("$ref") instanceof String reference) {
            return inlined(at(reference));
        }
        JsonObject copy = new JsonObject();
        object.forEach(one -> copy.put(one.getKey(), inlined(one.getValue())));
        return copy;
    }

    static JsonObject at(String reference) {
        JsonObject found = FILE;
        for (String step : reference.substring(2).split("/")) {
            found = found.getJsonObject(step);
            if (found == null) {
                throw new AssertionError("nothing at " + reference);
            }
        }
        return found;
    }

    static Set<String> references(Object part) {
        Set<String> found = new TreeSet<>();
        if (part instanceof JsonArray items) {
            items.forEach(item -> found.addAll(references(item)));
        } else if (part instanceof JsonObject object) {
            object.forEach(one -> {
                if (one.getKey().equals("$ref")) {
                    found.add(String.valueOf(one.getValue()));
                } else {
                    found.addAll(references(one.getValue()));
                }
            });
        }
        return found;
    }

    private static JsonObject read() {
        try (InputStream file = Contract.class.getResourceAsStream("/openapi.json")) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One call. @param json as in the file */
    public record Operation(String method, String path, JsonObject json) {
        public String id() {
            return json.getString("operationId");
        }

        boolean matches(String called) {
            return Pattern.matches(path.replaceAll("\\{[^}]+}", "[^/]+"), called);
        }

        List<JsonObject> parameters() {
            List<JsonObject> all = new ArrayList<>();
            json.getJsonArray("parameters", new JsonArray()).forEach(one -> all.add(resolved((JsonObject) one)));
            return all;
        }

        /** The schema of the body; empty when it takes none. */
        Optional<JsonObject> body() {
            return Optional.ofNullable(json.getJsonObject("requestBody"))
                    .map(body -> resolved(body).getJsonObject("content").getJsonObject("application/json"))
                    .map(media -> media.getJsonObject("schema"));
        }

        JsonObject example() {
            return resolved(json.getJsonObject("requestBody"))
                    .getJsonObject("content")
                    .getJsonObject("application/json")
                    .getJsonObject("example")
                    .copy();
        }

        /** The security schemes that let somebody in; empty when anybody may call. */
        List<String> schemes() {
            return json.getJsonArray("security", new JsonArray()).stream()
                    .flatMap(one -> ((JsonObject) one).fieldNames().stream())
                    .toList();
        }

        /** Made for our own console, whose calls may change with it. */
        boolean forOperators() {
            return path.startsWith("/operator/") || path.startsWith("/auth/");
        }

        boolean needsToken() {
            JsonArray security = json.getJsonArray("security", new JsonArray());
            return !security.isEmpty() && security.stream().noneMatch(one -> ((JsonObject) one).isEmpty());
        }

        Optional<JsonObject> response(int status) {
            JsonObject responses = json.getJsonObject("responses");
            return Optional.ofNullable(responses.getJsonObject(Integer.toString(status)))
                    .map(Contract::resolved);
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
