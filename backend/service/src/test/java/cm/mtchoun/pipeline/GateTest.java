package cm.mtchoun.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate(2);
    private final List<String> begun = new ArrayList<>();

    @Test
    void letsSoManyThroughAtATimeAndTheOthersInTheirOrder() {
        Promise<Void> first = Promise.promise();
        gate.pass(() -> begin("a", first.future()));
        gate.pass(() -> begin("b", Promise.<Void>promise().future()));
        gate.pass(() -> begin("c", Promise.<Void>promise().future()));
        gate.pass(() -> begin("d", Promise.<Void>promise().future()));
        assertThat(begun).containsExactly("a", "b");

        first.complete();

        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void whatFailsOrThrowsMakesRoomForTheNext() {
        Future<Void> thrown = gate.pass(() -> {
            throw new IllegalStateException("no");
        });
        Future<Void> failed = gate.pass(() -> Future.failedFuture("no"));
        gate.pass(() -> begin("a", Promise.<Void>promise().future()));
        gate.pass(() -> begin("b", Promise.<Void>promise().future()));

        assertThat(thrown.cause()).isInstanceOf(IllegalStateException.class);
        assertThat(failed.failed()).isTrue();
        assertThat(begun).containsExactly("a", "b");
    }

    private Future<Void> begin(String work, Future<Void> end) {
        begun.add(work);
        return end;
    }
}
