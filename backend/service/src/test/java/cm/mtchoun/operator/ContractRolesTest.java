package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.operator.OperatorService.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tries every operation of the contract with every role and with none. */
@Timeout(180)
class ContractRolesTest {
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete", "put");

    /** @param roles empty when the contract names none */
    private record Call(String id, String method, String path, List<String> roles, @Nullable JsonObject example) {}

    private final List<Call> calls = calls(contract());

    @Test
    void everyCallOfOperatorsSaysWhoMayMakeItAndNoOther() {
        assertThat(calls).isNotEmpty();
        for (Call call : calls) {
            assertThat(call.roles().isEmpty())
                    .as(call.id())
                    .isEqualTo(!call.path().startsWith("/operator/"));
        }
    }

    @Test
    void whoMayDoAThingMayDoItAlsoWithAHigherRole() {
        for (Call call : calls) {
            List<String> all = List.of("reviewer", "manager", "admin");
            assertThat(all.subList(3 - call.roles().size(), 3)).as(call.id()).isEqualTo(call.roles());
        }
    }

    @Test
    void noCallWorksWithoutTheRightRole() throws Exception {
        try (OperatorService service = new OperatorService()) {
            Map<Rank, Session> sessions = new EnumMap<>(Rank.class);
            for (Rank rank : Rank.values()) {
                sessions.put(rank, service.loggedIn(rank.code(), rank));
            }
            service.operator("another-admin", Rank.ADMIN);
            List<String> wrong = new ArrayList<>();
            for (Call call : calls) {
                if (!call.roles().isEmpty()) {
                    tryAll(service, call, sessions, wrong);
                }
            }

            assertThat(wrong).isEmpty();
        }
    }

    private static void tryAll(OperatorService service, Call call, Map<Rank, Session> sessions, List<String> wrong) {
        expect(wrong, call, "nobody", 401, status(service, call, null));
        expect(wrong, call, "a forged token", 401, status(service, call, new Session(forged(), "")));
        for (Rank rank : Rank.values()) {
            int status = status(service, call, sessions.get(rank));
            boolean admitted = status != 401 && status != 403 && status < 500;
            if (admitted != call.roles().contains(rank.code()) || !admitted && status != 403) {
                wrong.add("%s as %s: %d".formatted(call.id(), rank.code(), status));
            }
        }
    }

    private static void expect(List<String> wrong, Call call, String who, int expected, int status) {
        if (status != expected) {
            wrong.add("%s as %s: %d".formatted(call.id(), who, status));
        }
    }

    private static int status(OperatorService service, Call call, @Nullable Session session) {
        // An id that nothing has: being admitted must not change what the next tries need.
        String path = call.path().replaceAll("\\{\\w+}", "999999");
        return service.call(session, call.method(), path, call.example()).status();
    }

    /** Of the right form, signed with another secret. */
    private static String forged() {
        return "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJzaWQiOjEsImlzcyI6Im10Y2hvdW4iLCJleHAiOjQxMDI0NDQ4MDB9"
                + ".4h0Vx0j7v1nq1Jm0Yy0r0y2o5vJ7v1nq1Jm0Yy0r0y0";
    }

    private static List<Call> calls(JsonObject contract) {
        List<Call> calls = new ArrayList<>();
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            operations.fieldNames().stream()
                    .filter(METHODS::contains)
                    .map(method -> call(path, method, operations.getJsonObject(method)))
                    .forEach(calls::add);
        }
        return calls;
    }

    private static Call call(String path, String method, JsonObject operation) {
        List<String> roles = operation.getJsonArray("x-roles", new JsonArray()).stream()
                .map(Object::toString)
                .toList();
        JsonObject body = operation.getJsonObject("requestBody");
        JsonObject example = body == null
                ? null
                : body.getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("example");
        return new Call(
                operation.getString("operationId"), method.toUpperCase(java.util.Locale.ROOT), path, roles, example);
    }

    private static JsonObject contract() {
        try (InputStream file = ContractRolesTest.class.getResourceAsStream("/openapi.json")) {
            byte[] bytes = Objects.requireNonNull(file, "the contract").readAllBytes();
            return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
