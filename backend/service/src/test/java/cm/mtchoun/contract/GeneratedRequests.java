package cm.mtchoun.contract;

import cm.mtchoun.contract.Caller.Request;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Requests that are a little or very wrong, always the same ones for a seed. */
final class GeneratedRequests {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "2147483648",
            "99999999999999999999",
            "null",
            "2026-02-30",
            "9999-12-31",
            "0000-00-00",
            "NGONO Marie",
            "Ñ́͏é👩‍👩‍👧",
            "a\u0000b",
            "'; drop table registration; --",
            "%00%ff",
            "../../etc/passwd",
            "{{7*7}}",
            "\r\nX: y",
            "a@b",
            "https://example.org/",
            "http://[::1]:80/",
            "\ud800");

    private final Caller caller;
    private final Random random;
    private final List<Contract.Operation> operations;

    GeneratedRequests(Caller caller, long seed) {
        this.caller = caller;
        this.random = new Random(seed);
        this.operations = ContractTest.operations();
    }

    /** @return what was wrong with the answers: none may be 5xx, late, or not as the contract says */
    List<String> send(int count, int atOnce) {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        Semaphore free = new Semaphore(atOnce);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Request request = next();
            free.acquireUninterruptibly();
            all.add(caller.sendAsync(request).handle((answer, failure) -> {
                free.release();
                if (failure != null) {
                    wrong.add(request + ": " + failure);
                } else if (answer.statusCode() >= 500) {
                    wrong.add(request + ": " + answer.statusCode());
                }
                return null;
            }));
        }
        all.forEach(CompletableFuture::join);
        return List.copyOf(wrong);
    }

    private Request next() {
        Contract.Operation operation = operations.get(random.nextInt(operations.size()));
        Request request = caller.valid(operation);
        for (JsonObject parameter : operation.parameters()) {
            if (random.nextInt(3) == 0 && !parameter.getString("in").equals("header")) {
                String text = text();
                request = request.with(parameter, text.isEmpty() ? "x" : text);
            }
        }
        if (operation.body().isPresent()) {
            request = request.body(body(operation));
        }
        return switch (random.nextInt(12)) {
            case 0 -> request.token(null);
            case 1 -> request.token("mtk_live_" + "x".repeat(random.nextInt(60)));
            case 2 -> request.method("PUT").body(null);
            default -> request;
        };
    }

    private String body(Contract.Operation operation) {
        JsonObject body = operation.example();
        int changes = random.nextInt(4);
        List<Map.Entry<String, Object>> properties = new ArrayList<>();
        operation.body().orElseThrow().getJsonObject("properties").forEach(properties::add);
        for (int i = 0; i < changes; i++) {
            body.put(properties.get(random.nextInt(properties.size())).getKey(), value());
        }
        String text = body.encode();
        return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> new JsonArray().add(text()).add(random.nextDouble());
            case 3 -> new JsonObject().put(text(), text());
            default -> text();
        };
    }

    private String text() {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(10) == 0 && !text.isEmpty() ? text.repeat(1 + 4_000 / text.length()) : text;
    }
}
