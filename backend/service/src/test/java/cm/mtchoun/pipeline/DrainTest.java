package cm.mtchoun.pipeline;

import static cm.mtchoun.pipeline.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock("2026-01-05T10:00:00Z");
    private final List<Long> handled = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private JobStore jobs;

    @BeforeEach
    void open() {
        database = new TestDatabase(vertx);
        jobs = new JobStore(vertx, database.pool(), clock);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void handlesEveryDueJobOnceThoughTwoDrainsShareTheTable() throws Exception {
        List<Long> all = LongStream.rangeClosed(1, 300).boxed().toList();
        for (long ref : all) {
            enqueue(ref);
        }

        Drain first = drain(4, this::succeed);
        Drain second = drain(4, this::succeed);

        until(() -> database.number("select count(*) from job") == 0);
        assertThat(handled).containsExactlyInAnyOrderElementsOf(all);
        Future.all(first.stop(), second.stop()).await(5, TimeUnit.SECONDS);
    }

    @Test
    void triesAFailedJobAgainWhenItsDelayIsOverAndNotBefore() throws Exception {
        enqueue(7);
        Drain drain = drain(1, claim -> claim.attempts() == 1 ? failed("no route") : succeed(claim));
        until(() -> database.number("select count(*) from job where last_error like '%no route%'") == 1);

        drain.wake();
        clock.advance(Duration.ofSeconds(60));
        drain.wake();

        until(() -> handled.contains(7L));
        assertThat(database.number("select count(*) from job")).isZero();
    }

    @Test
    void declaresAJobDeadAfterItsLastTryAndKeepsTheReason() throws Exception {
        enqueue(7);
        database.sql("update job set attempts = $1", JobKind.READ_IMAGE.maxAttempts() - 1);

        drain(1, claim -> failed("still broken"));

        until(() -> database.number("select count(*) from job where state = 'dead'") == 1);
        assertThat(database.sql("select last_error from job").iterator().next().getString(0))
                .contains("still broken");
    }

    @Test
    void givesUpAtOnceWhenTryingAgainCannotHelp() throws Exception {
        enqueue(7);

        drain(1, claim -> Future.failedFuture(new PermanentFailureException("not an image")));

        until(() -> database.number("select count(*) from job where state = 'dead'") == 1);
    }

    @Test
    void goesOnAfterAPauseWithAJobWhoseProcessDiedAtEveryTry() throws Exception {
        enqueue(7);
        diedAtEvery(JobKind.READ_IMAGE.maxAttempts());

        jobs.bury(JobKind.READ_IMAGE).await(5, TimeUnit.SECONDS);
        assertThat(jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS)).isEmpty();
        clock.advance(Duration.ofSeconds(60));

        assertThat(jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void buriesAJobWhoseProcessDiedAtEveryTryForADay() throws Exception {
        enqueue(7);
        diedAtEvery(JobKind.READ_IMAGE.maxDeaths());

        jobs.bury(JobKind.READ_IMAGE).await(5, TimeUnit.SECONDS);

        assertThat(database.number("select count(*) from job where state = 'dead'"))
                .isEqualTo(1);
    }

    private void diedAtEvery(int claims) {
        database.sql(
                "update job set state = 'running', attempts = $1, claimed_until = $2",
                claims,
                clock.instant().minusSeconds(1).atOffset(java.time.ZoneOffset.UTC));
    }

    @Test
    void letsAnotherClaimAJobWhoseLeaseEndedAndRefusesTheLateFinisher() throws Exception {
        enqueue(7);
        Claim late =
                jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS).get(0);
        assertThat(jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS)).isEmpty();
        clock.advance(JobStore.LEASE.plusSeconds(1));

        Claim next =
                jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS).get(0);
        Future<Void> lateFinish = finish(late).onComplete(done -> {});
        until(lateFinish::isComplete);

        assertThat(lateFinish.cause()).isInstanceOf(ClaimLostException.class);
        finish(next).await(5, TimeUnit.SECONDS);
        assertThat(database.number("select count(*) from job")).isZero();
    }

    @Test
    void whatWaitsIsDueAtOnceWhenTheClockIsSetBackAndWhatRunsIsNotTakenAway() throws Exception {
        enqueue(7);
        enqueue(8);
        jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS); // by a process that dies
        clock.advance(Duration.ofHours(-5));

        Drain drain = drain(1, this::succeed);
        until(() -> handled.contains(8L));
        assertThat(database.number("select count(*) from job where state = 'running' and ref = 7"))
                .isEqualTo(1);
        clock.advance(JobStore.LEASE.plusSeconds(1));
        drain.wake();

        until(() -> handled.contains(7L));
    }

    @Test
    void aJobThatIsAskedForAmongOthersWhileItRunsRunsOnceMore() throws Exception {
        enqueue(7);
        Claim running =
                jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS).get(0);

        jobs.enqueueAll(database.pool(), JobKind.READ_IMAGE, List.of(6L, 7L)).await(5, TimeUnit.SECONDS);
        finish(running).await(5, TimeUnit.SECONDS);

        assertThat(database.number("select count(*) from job where state = 'ready' and ref in (6, 7)"))
                .isEqualTo(2);
    }

    @Test
    void endsManyAtOnceButNeitherWhatIsAnothersByNowNorWhatWasAskedForAgain() throws Exception {
        for (long ref = 1; ref <= 3; ref++) {
            enqueue(ref);
        }
        List<Claim> claims = jobs.claim(JobKind.READ_IMAGE, 3).await(5, TimeUnit.SECONDS);
        jobs.enqueue(database.pool(), JobKind.READ_IMAGE, 2).await(5, TimeUnit.SECONDS);
        database.sql("update job set claim = claim + 100 where ref = 3");

        database.pool()
                .withTransaction(transaction -> jobs.finishOurs(transaction, claims))
                .await(5, TimeUnit.SECONDS);

        assertThat(database.number("select count(*) from job where ref = 1")).isZero();
        assertThat(database.number("select count(*) from job where ref = 2 and state = 'ready' and attempts = 0"))
                .isEqualTo(1);
        assertThat(database.number("select count(*) from job where ref = 3 and state = 'running'"))
                .isEqualTo(1);
    }

    @Test
    void aClaimOfALaterLifeOfTheSameJobCannotBeFinishedByAnEarlierOne() throws Exception {
        enqueue(7);
        Claim early =
                jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS).get(0);
        finish(early).await(5, TimeUnit.SECONDS);
        enqueue(7);
        jobs.claim(JobKind.READ_IMAGE, 1).await(5, TimeUnit.SECONDS);

        Future<Void> again = finish(early);
        until(again::isComplete);

        assertThat(again.cause()).isInstanceOf(ClaimLostException.class);
    }

    @Test
    void runsOnceMoreWhatWasAskedForAgainWhileItRan() throws Exception {
        Promise<Void> seen = Promise.promise();
        enqueue(7);
        drain(1, claim -> handled.isEmpty() ? markAndWait(claim, seen) : succeed(claim));
        until(() -> handled.size() == 1);

        enqueue(7);
        enqueue(7);
        seen.complete();

        until(() -> database.number("select count(*) from job") == 0);
        assertThat(handled).containsExactly(7L, 7L);
    }

    private Future<Void> markAndWait(Claim claim, Promise<Void> seen) {
        handled.add(claim.ref());
        return seen.future().compose(go -> finish(claim));
    }

    @Test
    void finishesWhatIsInHandBeforeItStops() throws Exception {
        enqueue(7);
        Promise<Void> work = Promise.promise();
        CopyOnWriteArrayList<Long> begun = new CopyOnWriteArrayList<>();
        Drain drain = drain(1, claim -> {
            begun.add(claim.ref());
            return work.future().compose(done -> succeed(claim));
        });
        until(() -> !begun.isEmpty());

        Future<Void> stopped = drain.stop();
        assertThat(stopped.isComplete()).isFalse();
        work.complete();

        stopped.await(5, TimeUnit.SECONDS);
        assertThat(handled).containsExactly(7L);
    }

    @Test
    void tellsHowMuchWaitsHowOldItIsAndHowMuchIsDead() throws Exception {
        enqueue(1);
        enqueue(2);
        database.sql("update job set state = 'dead' where ref = 2");
        clock.advance(Duration.ofMinutes(3));

        List<Backlog> backlog = jobs.backlog().await(5, TimeUnit.SECONDS);

        assertThat(backlog).containsExactly(new Backlog("read_image", 1, 1, Duration.ofMinutes(3)));
    }

    private Drain drain(int concurrency, Function<Claim, Future<Void>> handler) {
        Drain drain = new Drain(vertx, jobs, JobKind.READ_IMAGE, concurrency, handler);
        drain.start();
        return drain;
    }

    private Future<Void> succeed(Claim claim) {
        return finish(claim).onSuccess(done -> handled.add(claim.ref()));
    }

    private Future<Void> finish(Claim claim) {
        return database.pool().withTransaction(transaction -> jobs.finish(transaction, claim));
    }

    private static Future<Void> failed(String why) {
        return Future.failedFuture(new IllegalStateException(why));
    }

    private void enqueue(long ref) throws Exception {
        jobs.enqueue(database.pool(), JobKind.READ_IMAGE, ref).await(5, TimeUnit.SECONDS);
    }
}
