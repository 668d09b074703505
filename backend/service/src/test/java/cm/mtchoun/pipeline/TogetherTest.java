package cm.mtchoun.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TogetherTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<List<String>> rounds = new CopyOnWriteArrayList<>();
    private final Promise<Void> first = Promise.promise();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void whoAsksWhileARoundIsUnderWayIsInTheNextOneAndEachGetsTheOwnAnswer() throws Exception {
        Together<String, String> together = together(3);

        Future<String> alone = askAlone(together);
        List<Future<String>> others =
                List.of("b", "c", "d", "e").stream().map(together::ask).toList();
        first.complete();

        assertThat(alone.await(5, TimeUnit.SECONDS)).isEqualTo("A");
        assertThat(answers(others)).containsExactly("B", "C", "D", "E");
        assertThat(rounds).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }

    @Test
    void twoWhoAskAboutTheSameAreNotInOneRound() throws Exception {
        Together<String, String> together = together(3);

        Future<String> alone = askAlone(together);
        List<Future<String>> others =
                List.of("b", "b", "c").stream().map(together::ask).toList();
        first.complete();

        assertThat(alone.await(5, TimeUnit.SECONDS)).isEqualTo("A");
        assertThat(answers(others)).containsExactly("B", "B", "C");
        assertThat(rounds).containsExactly(List.of("a"), List.of("b", "c"), List.of("b"));
    }

    @Test
    void whatTheDatabaseRefusesIsRefusedToTheOneWhoAskedForIt() throws Exception {
        Together<String, String> together = together(9);

        Future<String> alone = askAlone(together);
        Future<String> bad = together.ask("refused");
        Future<String> good = together.ask("b");
        first.complete();

        assertThat(alone.await(5, TimeUnit.SECONDS)).isEqualTo("A");
        assertThat(good.await(5, TimeUnit.SECONDS)).isEqualTo("B");
        Eventually.until(bad::isComplete);
        assertThat(bad.cause()).isInstanceOf(PgException.class);
    }

    @Test
    void whatMayHaveBeenDoneBeforeTheConnectionBrokeIsNotDoneAgain() {
        Together<String, String> together = together(9);

        askAlone(together);
        List<Future<String>> lost =
                List.of("b", "broken").stream().map(together::ask).toList();
        first.complete();

        Eventually.until(() -> lost.stream().allMatch(Future::failed));
        assertThat(rounds).containsExactly(List.of("a"), List.of("b", "broken"));
        assertThat(together.ask("c")).isNotNull();
        Eventually.until(() -> rounds.contains(List.of("c")));
    }

    @Test
    void nobodyWaitsForeverForARoundThatDoesNotEnd() {
        Together<String, String> together = together(3);

        askAlone(together);
        Future<String> late = together.ask("b", Duration.ofMillis(1));
        Future<String> patient = together.ask("c", Duration.ofMinutes(1));
        Eventually.until(late::isComplete);
        first.complete();

        Eventually.until(patient::succeeded);
        assertThat(late.cause()).isInstanceOf(WaitedTooLongException.class);
        assertThat(rounds).containsExactly(List.of("a"), List.of("c"));
    }

    @Test
    void thoseWhoAskInOneTurnOfTheEventLoopAreInOneRound() throws Exception {
        Together<String, String> together = together(3);
        first.complete();

        Promise<List<String>> both = Promise.promise();
        vertx.runOnContext(turn -> Future.all(together.ask("a"), together.ask("b"))
                .map(answered -> answered.<String>list())
                .onComplete(both));

        assertThat(both.future().await(5, TimeUnit.SECONDS)).containsExactly("A", "B");
        assertThat(rounds).containsExactly(List.of("a", "b"));
    }

    /** @return once it is in the first round */
    private Future<String> askAlone(Together<String, String> together) {
        Future<String> alone = together.ask("a");
        Eventually.until(() -> rounds.contains(List.of("a")));
        return alone;
    }

    /** One round at a time; the first waits for {@link #first}. */
    private Together<String, String> together(int most) {
        return new Together<>(vertx, 1, most, question -> question, questions -> {
            rounds.add(questions);
            return first.future().compose(begun -> answer(questions));
        });
    }

    private static Future<List<String>> answer(List<String> questions) {
        if (questions.contains("refused")) {
            return Future.failedFuture(new PgException("no", "ERROR", "23514", "no"));
        }
        return questions.contains("broken")
                ? Future.failedFuture("connection reset")
                : Future.succeededFuture(questions.stream()
                        .map(question -> question.toUpperCase(java.util.Locale.ROOT))
                        .toList());
    }

    private static List<String> answers(List<Future<String>> asked) throws Exception {
        return Future.all(asked).await(5, TimeUnit.SECONDS).list();
    }
}
