package cm.mtchoun.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the tokens of private links from a nonce and the service's secret. The database keeps the nonce and the
 * SHA-256 of the token, so a link can be put into every mail anew, while a copy of the database opens nothing.
 * Safe from any thread.
 */
public final class Tokens {
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 16;

    private final SecretKeySpec secret;
    private final SecureRandom random = new SecureRandom();

    /** @param secret at least 32 bytes */
    public Tokens(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the secret has " + secret.length + " bytes; it needs 32 or more");
        }
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    public byte[] newNonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    /** @return 43 characters of {@code A-Za-z0-9_-}; the same purpose and nonce give the same token */
    public String derive(Purpose purpose, byte[] nonce) {
        Mac mac = mac(purpose.code());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(nonce));
    }

    /** SHA-256 of a token as it came in; any string is taken. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Keyed hash of a mail address, letter case and surrounding blanks ignored: recognises it without keeping it. */
    public byte[] addressHash(String address) {
        return mac("address").doFinal(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC under the service's secret; each domain is a key of its own. */
    public byte[] keyed(String domain, byte[] data) {
        return mac(domain).doFinal(data);
    }

    private Mac mac(String domain) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(domain.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    /** What a token opens. */
    public enum Purpose {
        CONFIRM,
        PRIVATE,
        UNSUBSCRIBE,
        /** Confirms the new address of a registration. */
        ADDRESS;

        /** As in the column {@code token.purpose}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
