package cm.mtchoun.contract;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks answers against the contract; every HTTP client of the tests passes its answers through here. */
public final class Conformity {
    private static final String BASE = "/api/v1";
    /** What any call can be answered, whether its operation says so or not. */
    private static final Set<Integer> EVERYWHERE = Set.of(403, 404, 405, 413, 414, 415, 500, 503);

    private static final Map<String, Validator> VALIDATORS = new ConcurrentHashMap<>();

    private Conformity() {}

    /** @return the same answer; throws an AssertionError when it is not as the contract says */
    public static HttpResponse<String> check(HttpResponse<String> answer) {
        String path = answer.uri().getPath();
        if (!path.startsWith(BASE)) {
            return answer;
        }
        String where = answer.request().method() + " " + path + " → " + answer.statusCode();
        Optional<Contract.Operation> operation =
                Contract.find(answer.request().method(), path.substring(BASE.length()));
        Optional<JsonObject> response = operation.flatMap(found -> found.response(answer.statusCode()));
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (response.isEmpty()) {
            if (operation.isPresent() && !EVERYWHERE.contains(answer.statusCode())) {
                throw new AssertionError(where + ": the contract has no such answer");
            }
            isProblem(where, type, answer.body());
            return answer;
        }
        JsonObject content = response.get().getJsonObject("content");
        if (content == null) {
            if (!answer.body().isEmpty()) {
                throw new AssertionError(where + ": has a body, and should have none");
            }
            return answer;
        }
        JsonObject media = content.getJsonObject(type);
        if (media == null) {
            throw new AssertionError(where + ": is of type '" + type + "', not of " + content.fieldNames());
        }
        JsonObject schema = media.getJsonObject("schema");
        if (schema != null && type.endsWith("json")) {
            validate(where, schema, answer.body());
        }
        return answer;
    }

    private static void isProblem(String where, String type, String body) {
        if (!type.equals("application/problem+json")) {
            throw new AssertionError(where + ": should be a problem, and is of type '" + type + "'");
        }
        validate(where, Contract.resolved(Contract.at("#/components/schemas/Problem")), body);
    }

    static void validate(String where, JsonObject schema, String body) {
        Object value;
        try {
            value = io.vertx.core.json.Json.decodeValue(body);
        } catch (DecodeException notJson) {
            throw new AssertionError(where + ": is not JSON", notJson);
        }
        OutputUnit result = validator(schema).validate(value);
        if (!result.getValid()) {
            throw new AssertionError(where + ": " + result.getErrors() + "\n" + body);
        }
    }

    private static Validator validator(JsonObject schema) {
        return VALIDATORS.computeIfAbsent(
                schema.encode(),
                text -> Validator.create(
                        JsonSchema.of(new JsonObject(text)),
                        new JsonSchemaOptions()
                                .setBaseUri("app://mtchoun")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic)));
    }
}
