package cm.mtchoun.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.pipeline.SettableClock;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginLimitTest {
    private final LoginLimit limit = new LoginLimit(new SettableClock("2026-03-10T12:00:00Z"));

    @Test
    void oneClientTriesFewPasswordsWhateverTheAccount() {
        assertThat(triesAllowed(i -> "account" + i, i -> "192.0.2.1")).isEqualTo(LoginLimit.FOR_CLIENT);
    }

    @Test
    void oneAccountIsTriedFewTimesFromWhereverItIs() {
        assertThat(triesAllowed(i -> "awa", i -> "192.0.2." + i)).isEqualTo(LoginLimit.FOR_ACCOUNT);
    }

    private long triesAllowed(IntFunction<String> login, IntFunction<String> client) {
        return IntStream.range(0, 100)
                .filter(i -> limit.take(login.apply(i), client.apply(i)).isZero())
                .count();
    }
}
