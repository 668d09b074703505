package cm.mtchoun.feed;

import cm.mtchoun.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs after Standard Webhooks; secrets are derived from a nonce, so a copy of the database signs nothing. */
final class Signatures {
    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final Tokens tokens;

    Signatures(Tokens tokens) {
        this.tokens = tokens;
    }

    byte[] newNonce() {
        return tokens.newNonce();
    }

    /** As its owner sees it, once. */
    String secret(byte[] nonce) {
        return PREFIX + base64(key(nonce));
    }

    /** @param nonces of the secrets that are valid now; @return the header {@code webhook-signature} */
    String sign(List<byte[]> nonces, String id, long timestamp, String body) {
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return nonces.stream()
                .map(nonce -> "v1," + base64(hmac(key(nonce), signed)))
                .collect(Collectors.joining(" "));
    }

    private byte[] key(byte[] nonce) {
        return tokens.keyed("webhook", nonce);
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
