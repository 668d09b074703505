package cm.mtchoun.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.WholeApi;
import cm.mtchoun.contract.Caller.Request;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call, as it should be and wrong in every way, is answered as the contract says: {@link Conformity} checks each. */
@Timeout(120)
class ContractTest {
    private static final int GENERATED = 500;

    private static WholeApi api;
    private static Caller caller;

    @BeforeAll
    static void open() throws Exception {
        api = new WholeApi();
        caller = new Caller(api);
    }

    @AfterAll
    static void close() {
        api.close();
    }

    /** Those that take a token away come last. */
    static List<Contract.Operation> operations() {
        List<Contract.Operation> all = new ArrayList<>(Contract.operations());
        all.removeIf(one ->
                List.of("eraseRegistration", "revokeApiKey", "markCollected").contains(one.id()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAValidCall(Contract.Operation operation) {
        HttpResponse<String> answer = caller.send(caller.valid(operation));

        assertThat(answer.statusCode()).isLessThan(500).isNotIn(400, 405, 415);
        if (caller.canOpen(operation) && !operation.forOperators()) {
            assertThat(answer.statusCode()).isNotIn(401, 403);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesEveryFieldThatIsMissingWrongTooLongOrUnknown(Contract.Operation operation) {
        JsonObject schema = operation.body().orElse(null);
        if (schema == null || !caller.canOpen(operation)) {
            return;
        }
        JsonObject example = operation.example();
        for (Object required : schema.getJsonArray("required", new JsonArray())) {
            refused(operation, without(example, (String) required), "/" + required);
        }
        for (Map.Entry<String, Object> property : schema.getJsonObject("properties")) {
            JsonObject rule = (JsonObject) property.getValue();
            String pointer = "/" + property.getKey();
            refused(operation, example.copy().put(property.getKey(), new JsonObject().put("a", 1)), pointer);
            if (rule.containsKey("maxLength")) {
                String longer = "A".repeat(rule.getInteger("maxLength") + 1);
                refused(operation, example.copy().put(property.getKey(), longer), pointer);
            }
        }
        if (Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
            refused(operation, example.copy().put("unknown/field", 1), "/unknown~1field");
        }
        assertThat(status(caller.valid(operation).body("{\"a\":"))).isEqualTo(400);
        assertThat(status(caller.valid(operation).body("[]"))).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesEveryParameterThatIsMissingOrWrong(Contract.Operation operation) {
        if (!caller.canOpen(operation)) {
            return;
        }
        for (JsonObject parameter : operation.parameters()) {
            JsonObject schema = parameter.getJsonObject("schema");
            String pointer = "#" + parameter.getString("in") + "/" + parameter.getString("name");
            if (schema.containsKey("maxLength")) {
                String longer = "1".repeat(schema.getInteger("maxLength") + 1);
                refused(caller.valid(operation).with(parameter, longer), pointer);
            }
            if (schema.containsKey("maximum")) {
                refused(caller.valid(operation).with(parameter, "1000000"), pointer);
                refused(caller.valid(operation).with(parameter, "many"), pointer);
            }
            if (parameter.getBoolean("required", false)
                    && parameter.getString("in").equals("query")) {
                refused(caller.valid(operation).without(parameter), pointer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesAnotherMethodAndAnotherContentType(Contract.Operation operation) {
        Request valid = caller.valid(operation);

        assertThat(status(valid.method("PUT").body(null))).isEqualTo(caller.canOpen(operation) ? 405 : 401);
        if (operation.body().isPresent() && caller.canOpen(operation)) {
            assertThat(status(valid.contentType("text/plain"))).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesWhoHasNoTokenOrTheWrongOne(Contract.Operation operation) {
        Request valid = caller.valid(operation);
        if (operation.needsToken()) {
            assertThat(status(valid.token(null))).isEqualTo(401);
            assertThat(status(valid.token("A".repeat(43)))).isEqualTo(401);
        }
        if (operation.schemes().contains("apiKey") && !operation.path().startsWith("/api-keys")) {
            assertThat(status(valid.token(caller.narrowKey))).isEqualTo(403);
        }
    }

    @Test
    void noGeneratedRequestIsAnsweredWithAnErrorOfOurs() {
        GeneratedRequests requests = new GeneratedRequests(caller, 20260310);

        assertThat(requests.send(GENERATED, 8)).isEmpty();
    }

    private static void refused(Contract.Operation operation, JsonObject body, String pointer) {
        refused(caller.valid(operation).body(body.encode()), pointer);
    }

    private static void refused(Request request, String pointer) {
        HttpResponse<String> answer = caller.send(request);

        assertThat(answer.statusCode()).as(request.toString()).isEqualTo(400);
        assertThat(new JsonObject(answer.body())
                        .getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
                .as(request + " " + answer.body())
                .contains(pointer);
    }

    private static int status(Request request) {
        return caller.send(request).statusCode();
    }

    private static JsonObject without(JsonObject body, String field) {
        JsonObject less = body.copy();
        less.remove(field);
        return less;
    }
}
