package cm.mtchoun.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a linter would say of the contract. That it is OpenAPI 3.1 is checked whenever the service loads it. */
class ContractFileTest {
    static List<Contract.Operation> operations() {
        return Contract.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyCallSaysWhatItIsForWhoMayAndWhatGoesWrong(Contract.Operation call) {
        Set<String> answers = call.json().getJsonObject("responses").fieldNames();

        assertThat(call.json().getString("summary"))
                .isNotBlank()
                .hasSizeLessThan(120)
                .doesNotEndWith(".");
        assertThat(tags()).contains(call.json().getJsonArray("tags").getString(0));
        assertThat(answers).anyMatch(status -> status.startsWith("2"));
        if (!call.forOperators()) {
            assertThat(answers).contains("429");
        }
        if (call.needsToken()) {
            assertThat(answers).contains("401");
        }
        if (call.body().isPresent()) {
            assertThat(answers).contains("400", "413", "415");
        }
        for (String scheme : call.schemes()) {
            assertThat(Contract.FILE
                            .getJsonObject("components")
                            .getJsonObject("securitySchemes")
                            .fieldNames())
                    .contains(scheme);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyParameterIsBoundedAndExplained(Contract.Operation call) {
        for (JsonObject parameter : call.parameters()) {
            JsonObject schema = parameter.getJsonObject("schema");
            assertThat(parameter.getString("description"))
                    .as(parameter.getString("name"))
                    .isNotBlank();
            if ("string".equals(schema.getValue("type")) && !schema.containsKey("enum")) {
                assertThat(schema.fieldNames()).as(parameter.getString("name")).contains("maxLength");
            }
            if ("integer".equals(schema.getValue("type"))) {
                assertThat(schema.fieldNames()).as(parameter.getString("name")).contains("minimum", "maximum");
            }
        }
        Stream<String> inPath = Stream.of(call.path().split("/"))
                .filter(step -> step.startsWith("{"))
                .map(step -> step.substring(1, step.length() - 1));
        assertThat(call.parameters().stream()
                        .filter(one -> one.getString("in").equals("path"))
                        .map(one -> one.getString("name")))
                .containsExactlyInAnyOrderElementsOf(inPath.toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyExampleIsAsItsSchemaSays(Contract.Operation call) {
        call.body()
                .ifPresent(schema -> Conformity.validate(
                        call + " body", schema, call.example().encode()));
        for (String status : call.json().getJsonObject("responses").fieldNames()) {
            JsonObject response = call.response(Integer.parseInt(status)).orElseThrow();
            response.getJsonObject("content", new JsonObject()).forEach(one -> {
                JsonObject media = (JsonObject) one.getValue();
                JsonObject schema = media.getJsonObject("schema", new JsonObject());
                if (media.getValue("example") instanceof JsonObject example) {
                    Conformity.validate(call + " " + status, schema, example.encode());
                } else {
                    assertThat(call.forOperators() || !schema.containsKey("required"))
                            .as("%s %s has an example", call, status)
                            .isTrue();
                }
            });
        }
    }

    @Test
    void everyPartIsUsedAndEveryReferenceLeadsSomewhere() {
        Set<String> used = Contract.references(Contract.FILE);
        Set<String> there = new TreeSet<>();
        for (String kind : List.of("schemas", "responses", "parameters")) {
            Contract.FILE
                    .getJsonObject("components")
                    .getJsonObject(kind)
                    .fieldNames()
                    .forEach(name -> there.add("#/components/" + kind + "/" + name));
        }

        used.forEach(Contract::at);
        assertThat(there).isSubsetOf(used);
    }

    @Test
    void noTwoCallsHaveTheSameName() {
        assertThat(operations().stream().map(Contract.Operation::id)).doesNotHaveDuplicates();
    }

    private static List<String> tags() {
        return Contract.FILE.getJsonArray("tags").stream()
                .map(tag -> ((JsonObject) tag).getString("name"))
                .toList();
    }
}
