package cm.mtchoun;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.config.Settings;
import cm.mtchoun.metrics.Metrics;
import cm.mtchoun.pipeline.Signal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that know of each other; here each is a Vert.x of its own, talking over loopback. */
@Timeout(120)
class MembersTest {
    @Test
    void aSignalReachesEveryMemberAndMembersMayLeave() throws Exception {
        int[] ports = {freePort(), freePort()};
        List<String> members = List.of("127.0.0.1:" + ports[0], "127.0.0.1:" + ports[1]);
        Vertx first = join(members, ports[0]);
        Vertx second = join(members, ports[1]);
        AtomicInteger heardByFirst = new AtomicInteger();
        AtomicInteger heardBySecond = new AtomicInteger();
        Signal.MAIL_QUEUED
                .listen(first.eventBus(), heardByFirst::incrementAndGet)
                .completion()
                .await(10, TimeUnit.SECONDS);
        Signal.MAIL_QUEUED
                .listen(second.eventBus(), heardBySecond::incrementAndGet)
                .completion()
                .await(10, TimeUnit.SECONDS);

        Signal.MAIL_QUEUED.send(first.eventBus(), 7);
        until(() -> heardByFirst.get() == 1 && heardBySecond.get() == 1);

        second.close().await(30, TimeUnit.SECONDS);
        Signal.MAIL_QUEUED.send(first.eventBus(), 8);
        until(() -> heardByFirst.get() == 2);
        assertThat(heardBySecond).hasValue(1);
        first.close().await(30, TimeUnit.SECONDS);
    }

    private static Vertx join(List<String> members, int port) throws Exception {
        return Shared.vertx(new Metrics(), new Settings.Cluster(members, port), Optional.empty())
                .await(60, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
