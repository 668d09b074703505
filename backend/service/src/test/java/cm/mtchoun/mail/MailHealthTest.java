package cm.mtchoun.mail;

import static cm.mtchoun.mail.MailWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.http.HealthCheck;
import cm.mtchoun.pipeline.SettableClock;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailHealthTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock("2026-01-05T10:00:00Z");
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void isWellWhenTheServerGreets() {
        MailHealth health = healthOf("220 ready\r\n");

        assertThat(await(health.check())).isEqualTo(HealthCheck.up("smtp"));
    }

    @Test
    void saysWhatTheServerSays() {
        MailHealth health = healthOf("554 go away\r\n");

        assertThat(await(health.check()).detail()).endsWith("says 554 go away");
    }

    @Test
    void saysThatTheServerHangsUp() {
        MailHealth health = healthOf("");

        assertThat(await(health.check()).detail()).endsWith("does not answer: it hung up");
    }

    @Test
    void looksAtMostEveryTenSecondsHoweverOftenItIsAsked() {
        MailHealth health = healthOf("220 ready\r\n");
        for (int i = 0; i < 50; i++) {
            await(health.check());
        }
        assertThat(looks).hasValue(1);

        clock.advance(Duration.ofSeconds(11));
        await(health.check());

        assertThat(looks).hasValue(2);
    }

    @Test
    void remembersThatMailsAreNotTakenUntilOneIsOrTheProblemIsOld() {
        MailHealth health = healthOf("220 ready\r\n");
        health.outage("AUTH PLAIN failed: 535");
        assertThat(await(health.check()))
                .isEqualTo(new HealthCheck("smtp", HealthCheck.State.DEGRADED, "AUTH PLAIN failed: 535"));

        health.sent();
        assertThat(await(health.check()).state()).isEqualTo(HealthCheck.State.UP);

        health.outage("AUTH PLAIN failed: 535");
        clock.advance(Duration.ofMinutes(6));
        assertThat(await(health.check()).state()).isEqualTo(HealthCheck.State.UP);
    }

    /** Of a server that says this and, when it says nothing, hangs up. */
    private MailHealth healthOf(String greeting) {
        NetServer server = await(vertx.createNetServer()
                .connectHandler(socket -> greet(socket, greeting))
                .listen(0, "127.0.0.1"));
        return new MailHealth(vertx, MailWorld.settings("127.0.0.1", server.actualPort()), clock);
    }

    private void greet(NetSocket socket, String greeting) {
        looks.incrementAndGet();
        if (greeting.isEmpty()) {
            socket.close();
        } else {
            socket.write(greeting);
        }
    }
}
