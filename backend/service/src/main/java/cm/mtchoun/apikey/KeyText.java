package cm.mtchoun.apikey;

import cm.mtchoun.http.Callers;
import cm.mtchoun.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The text of keys: {@code mtk_live_} or {@code mtk_test_}, 22 random characters, and 22 that seal them. The seal tells a
 * made-up key without asking the database; the prefix lets secret scanners find one that got into a repository.
 */
final class KeyText {
    private static final Pattern FORM = Pattern.compile(Callers.PREFIX + "(live|test)_[A-Za-z0-9_-]{44}");
    private static final int SEAL_CHARACTERS = 22;
    private static final int SEAL_BYTES = 16;

    private final Tokens tokens;

    KeyText(Tokens tokens) {
        this.tokens = tokens;
    }

    String create(boolean test) {
        String open = Callers.PREFIX + (test ? "test_" : "live_") + text(tokens.newNonce());
        return open + seal(open);
    }

    /** Whether this service can have made it. */
    boolean isOurs(String key) {
        if (!FORM.matcher(key).matches()) {
            return false;
        }
        String open = key.substring(0, key.length() - SEAL_CHARACTERS);
        return MessageDigest.isEqual(bytes(open + seal(open)), bytes(key));
    }

    private String seal(String open) {
        return text(Arrays.copyOf(tokens.keyed("api key", bytes(open)), SEAL_BYTES));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
