package cm.mtchoun.operator;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords with Argon2id (19 MiB, two passes), two at a time whatever comes in: a flood of log-ins
 * must cost neither the memory nor the processors that others need.
 */
final class Passwords {
    static final int SHORTEST = 12;

    private static final int AT_ONCE = 2;
    private static final int SALT_BYTES = 16;
    /** Without those that people take for one another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP_LETTERS = 4;

    private final WorkerExecutor workers;

    Passwords(Vertx vertx) {
        workers = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
    }

    Future<String> hash(String password) {
        return workers.executeBlocking(() -> hashNow(password), false);
    }

    /** @param hash null when there is no such account: takes as long, and is false */
    Future<Boolean> check(String password, @Nullable String hash) {
        return workers.executeBlocking(
                () -> {
                    String against = hash == null ? Nobody.HASH : hash;
                    boolean same = Password.check(normalised(password), against)
                            .with(Argon2Function.getInstanceFromHash(against));
                    return same && hash != null;
                },
                false);
    }

    /** Takes some 50 ms of the calling thread. */
    static String hashNow(String password) {
        return Password.hash(normalised(password))
                .addRandomSalt(SALT_BYTES)
                .with(Argon2id.FUNCTION)
                .getResult();
    }

    /** @return a password of 99 bits that can be read aloud: {@code kq7m-x2fe-…} */
    static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LETTERS; i++) {
            if (i > 0 && i % GROUP_LETTERS == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** Keyboards write an é in two ways. */
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** Keeps its 19 MiB for good: not before somebody logs in. */
    private static final class Argon2id {
        static final Argon2Function FUNCTION = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    }

    /** Made when first needed, on a worker. */
    private static final class Nobody {
        static final String HASH = hashNow(generate());
    }
}
