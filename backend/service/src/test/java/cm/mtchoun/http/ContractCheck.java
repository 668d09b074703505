package cm.mtchoun.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Fails when an answer of the API is not as the contract says: an unknown status, or a body that does not fit its schema. */
public final class ContractCheck {
    private static final JsonObject CONTRACT = load();
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://mtchoun.test")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);
    private static final Map<String, Validator> VALIDATORS = new ConcurrentHashMap<>();

    private ContractCheck() {}

    /** @param path below {@code /api/v1}, with or without a query; one that is in no contract is not looked at */
    public static void check(String method, String path, int status, String body) {
        String template = template(path.replaceFirst("[?#].*", ""));
        JsonObject operation = CONTRACT.getJsonObject("paths")
                .getJsonObject(template, new JsonObject())
                .getJsonObject(method.toLowerCase(Locale.ROOT));
        if (operation == null) {
            return;
        }
        JsonObject answer = operation.getJsonObject("responses").getJsonObject(Integer.toString(status));
        if (answer == null) {
            if (status >= 500 || status == 405) {
                return;
            }
            throw new AssertionError("the contract of %s %s knows no answer %d".formatted(method, template, status));
        }
        JsonObject contents = resolved(answer).getJsonObject("content", new JsonObject());
        for (String type : contents.fieldNames()) {
            JsonObject schema = contents.getJsonObject(type).getJsonObject("schema");
            if (type.endsWith("json") && schema != null) {
                validate(method + " " + template + " " + status, schema, body);
            }
        }
    }

    private static void validate(String what, JsonObject schema, String body) {
        Validator validator = VALIDATORS.computeIfAbsent(
                what, key -> Validator.create(JsonSchema.of((JsonObject) deep(schema)), OPTIONS));
        OutputUnit result = validator.validate(new JsonObject(body));
        if (!Objects.requireNonNullElse(result.getValid(), false)) {
            throw new AssertionError(what + " does not fit the contract: " + result.toJson() + "\n" + body);
        }
    }

    /** The path of the contract that fits, a literal one before one with a parameter. */
    private static String template(String path) {
        JsonObject paths = CONTRACT.getJsonObject("paths");
        return paths.containsKey(path)
                ? path
                : paths.fieldNames().stream()
                        .filter(known -> path.matches(known.replaceAll("\\{[^}]*}", "[^/]+")))
                        .findFirst()
                        .orElse("");
    }

    private static JsonObject resolved(JsonObject object) {
        String reference = object.getString("$ref");
        if (reference == null) {
            return object;
        }
        JsonObject found = CONTRACT;
        for (String step : reference.substring(2).split("/")) {
            found = found.getJsonObject(step);
        }
        return resolved(found);
    }

    private static Object deep(Object value) {
        if (value instanceof JsonArray list) {
            JsonArray copy = new JsonArray();
            list.forEach(item -> copy.add(item == null ? null : deep(item)));
            return copy;
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject copy = new JsonObject();
        JsonObject source = object.containsKey("$ref") ? resolved(object) : object;
        for (String name : source.fieldNames()) {
            Object member = source.getValue(name);
            copy.put(name, member == null ? null : deep(member));
        }
        return copy;
    }

    private static JsonObject load() {
        try (InputStream in = Objects.requireNonNull(ContractCheck.class.getResourceAsStream("/openapi.json"))) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
