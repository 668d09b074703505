package cm.mtchoun.token;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.token.Tokens.Purpose;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Tokens tokens = new Tokens(secret(1));

    @Test
    void noTwoLinksAreAlike() {
        Set<String> links = IntStream.range(0, 1_000)
                .mapToObj(i -> tokens.derive(Purpose.PRIVATE, tokens.newNonce()))
                .collect(Collectors.toSet());

        assertThat(links).hasSize(1_000).allMatch(link -> link.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aCopyOfTheNonceOpensNothingWithoutTheSecret() {
        byte[] nonce = tokens.newNonce();

        assertThat(new Tokens(secret(2)).derive(Purpose.PRIVATE, nonce))
                .isNotEqualTo(tokens.derive(Purpose.PRIVATE, nonce));
    }

    @Test
    void oneNonceGivesAnotherTokenForEachPurpose() {
        byte[] nonce = tokens.newNonce();

        assertThat(Arrays.stream(Purpose.values()).map(purpose -> tokens.derive(purpose, nonce)))
                .doesNotHaveDuplicates();
    }

    private static byte[] secret(int of) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) of);
        return secret;
    }
}
