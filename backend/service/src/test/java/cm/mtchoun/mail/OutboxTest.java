package cm.mtchoun.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.db.TestDatabase;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.pipeline.SettableClock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
    private static final JsonObject NEW_COMMUNIQUE = JsonObject.of("event", "new_communique", "source", "marseille");

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase database;
    private Outbox outbox;

    @BeforeEach
    void open() {
        database = new TestDatabase(vertx);
        outbox = new Outbox(new JobStore(vertx, database.pool(), new SettableClock("2026-01-05T10:00:00Z")));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void keepsAMailAndTheJobThatSendsIt() throws Exception {
        assertThat(add("maintainer:new_communique:1")).isTrue();

        assertThat(
                        database.number(
                                "select count(*) from mail join job on ref = id and job.kind = 'send_mail' where sent_at is null"))
                .isOne();
    }

    @Test
    void saysNothingTwice() throws Exception {
        add("maintainer:new_communique:1");
        database.sql("delete from job");

        assertThat(add("maintainer:new_communique:1")).isFalse();

        assertThat(database.number("select count(*) from mail")).isOne();
        assertThat(database.number("select count(*) from job")).isZero();
    }

    @Test
    void forgetsTheMailOfATransactionThatFails() {
        var failing = database.pool().withTransaction(transaction -> outbox.add(
                        transaction, new NewMail("key", MailKind.MAINTAINER, null, NEW_COMMUNIQUE))
                .compose(added -> transaction.query("select 1 / 0").execute()));

        assertThatThrownBy(() -> failing.await(5, TimeUnit.SECONDS)).hasMessageContaining("division by zero");
        assertThat(database.number("select count(*) from mail") + database.number("select count(*) from job"))
                .isZero();
    }

    @Test
    void refusesAMailThatCouldNeverBeRendered() {
        assertThatThrownBy(() -> new NewMail("k", MailKind.MATCH, null, JsonObject.of("match", 1)))
                .hasMessage("MATCH needs a registration");
        assertThatThrownBy(() -> new NewMail("k", MailKind.MATCH, 1L, new JsonObject()))
                .hasMessage("the payload of MATCH needs {\"match\": id}");
        assertThatThrownBy(() -> new NewMail("k", MailKind.CONFIRM, 1L, new JsonObject()))
                .hasMessage("the payload of CONFIRM needs {\"token\": hash in hex}");
    }

    private boolean add(String key) throws Exception {
        NewMail mail = new NewMail(key, MailKind.MAINTAINER, null, NEW_COMMUNIQUE);
        return database.pool()
                .withTransaction(transaction -> outbox.add(transaction, mail))
                .await(5, TimeUnit.SECONDS);
    }
}
