package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.pipeline.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenConfusionTest {
    private static final String CLAIMS = "{\"sid\":7,\"iss\":\"mtchoun\",\"iat\":1,\"exp\":4102444800}";
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock("2026-03-10T12:00:00Z");
    private final AccessTokens tokens = new AccessTokens(vertx, SECRET, clock);

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void believesNoTokenButItsOwn() throws Exception {
        String own = signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", CLAIMS, "HmacSHA256", SECRET);
        assertThat(tokens.verify(own).await(5, TimeUnit.SECONDS)).isEqualTo(7);
        String[] parts = own.split("\\.");

        Map<String, String> foreign = new LinkedHashMap<>();
        foreign.put("no algorithm", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        foreign.put("no algorithm, a signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        foreign.put("another algorithm", signed("{\"alg\":\"HS512\"}", CLAIMS, "HmacSHA512", SECRET));
        foreign.put("an algorithm of key pairs", signed("{\"alg\":\"RS256\"}", CLAIMS, "HmacSHA256", SECRET));
        foreign.put("another secret", signed("{\"alg\":\"HS256\"}", CLAIMS, "HmacSHA256", new byte[32]));
        foreign.put("another session", parts[0] + "." + encoded(CLAIMS.replace("7", "1")) + "." + parts[2]);
        foreign.put("no signature", parts[0] + "." + parts[1] + ".");
        foreign.put("another issuer", signed(CLAIMS.replace("\"mtchoun\"", "\"else\"")));
        foreign.put("no issuer", signed(CLAIMS.replace("\"iss\":\"mtchoun\",", "")));
        foreign.put("no session", signed(CLAIMS.replace("\"sid\":7,", "")));
        foreign.put("no end", signed(CLAIMS.replace(",\"exp\":4102444800", "")));
        foreign.put("a time that is over", signed(CLAIMS.replace("4102444800", "1700000000")));
        foreign.put("nothing", "");
        foreign.put("no JSON", "e30.e30.e30");

        foreign.forEach((what, token) -> {
            Future<Long> verdict = verify(token);
            Eventually.until(verdict::isComplete);
            assertThat(verdict.failed()).as(what).isTrue();
        });
    }

    private Future<Long> verify(String token) {
        try {
            return tokens.verify(token);
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private static String signed(String claims) throws Exception {
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, "HmacSHA256", SECRET);
    }

    private static String signed(String header, String claims, String algorithm, byte[] secret) throws Exception {
        String text = encoded(header) + "." + encoded(claims);
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return text + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
