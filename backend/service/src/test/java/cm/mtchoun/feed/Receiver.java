package cm.mtchoun.feed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's server that receives webhooks, and answers as it is told. */
final class Receiver {
    final List<Received> received = new CopyOnWriteArrayList<>();
    /** The status to answer with; 0 answers nothing at all. */
    volatile Function<Received, Integer> answer = event -> 200;

    private final Vertx vertx;
    private HttpServer server;
    private final int port;

    Receiver(Vertx vertx) throws Exception {
        this.vertx = vertx;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    String url() {
        return "http://localhost:" + port + "/hook?for=mtchoun";
    }

    void restart() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
        server = listen(port);
    }

    List<String> types() {
        return received.stream().map(Received::type).toList();
    }

    private HttpServer listen(int on) throws Exception {
        return vertx.createHttpServer().requestHandler(this::take).listen(on).await(10, TimeUnit.SECONDS);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Received event = new Received(
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body.toString());
            int status = answer.apply(event);
            received.add(event);
            if (status != 0) {
                request.response()
                        .putHeader("Location", url())
                        .setStatusCode(status)
                        .end();
            }
        });
    }

    record Received(String id, String timestamp, String signature, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }

        String type() {
            return json().getString("type");
        }

        String subject() {
            return json().getString("subject");
        }

        /** As docs/api.md tells receivers to do it. */
        boolean signedWith(String secret) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                String signed = id + "." + timestamp + "." + body;
                String mine = "v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
                return Arrays.asList(signature.split(" ")).contains(mine);
            } catch (java.security.GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
