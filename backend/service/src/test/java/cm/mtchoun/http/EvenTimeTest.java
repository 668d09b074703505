package cm.mtchoun.http;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.pipeline.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EvenTimeTest {
    private static final int LEAST_MS = 50;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    /** Compared with a timer on the same thread: however late both are, the one that is due first comes first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersNoEarlierThanTheLeastHoweverSoonAndHoweverItWasDone(boolean well) {
        List<String> order = new CopyOnWriteArrayList<>();
        Future<String> work = well ? Future.succeededFuture("done") : Future.failedFuture("refused");

        vertx.runOnContext(begin -> {
            vertx.setTimer(LEAST_MS - 5, timer -> order.add("just before"));
            EvenTime.of(vertx, Duration.ofMillis(LEAST_MS), Duration.ofMillis(5), work)
                    .onComplete(answer -> order.add("the answer"));
        });

        Eventually.until(() -> order.size() == 2);
        assertThat(order).containsExactly("just before", "the answer");
    }
}
