package cm.mtchoun.pipeline;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.DatabaseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Does for many at once what each asked for: those who ask in one turn of the event loop, or while rounds are under way, are
 * in the next one together, and nobody waits when none is. So a transaction, and each of its statements, is shared by as many
 * as there are. Safe from any thread; an answer comes on the context of who asked.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Together<Q, A> {
    /** One that takes longer holds up nobody else; whoever is in it waits on. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final int rounds;
    private final int most;
    private final Function<Q, Object> about;
    private final Function<List<Q>, Future<List<A>>> round;
    private final Deque<Asked<Q, A>> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean beginsSoon;

    /**
     * @param rounds so many at a time
     * @param most so many in a round
     * @param about of those who ask about the same thing, by {@code equals}, one is in a round
     * @param round answers all, in their order, or does nothing at all and fails
     */
    public Together(
            Vertx vertx, int rounds, int most, Function<Q, Object> about, Function<List<Q>, Future<List<A>>> round) {
        this.vertx = vertx;
        this.rounds = rounds;
        this.most = most;
        this.about = about;
        this.round = round;
    }

    /**
     * As {@link #ask(Object)}, and fails with {@link WaitedTooLongException} after this time: what was asked is not begun then,
     * or nobody knows what becomes of it.
     */
    public Future<A> ask(Q question, Duration patience) {
        Asked<Q, A> asked = add(question);
        long timer = vertx.setTimer(patience.toMillis(), late -> {
            synchronized (waiting) {
                waiting.remove(asked);
            }
            asked.promise.tryFail(new WaitedTooLongException(patience));
        });
        return asked.promise.future().onComplete(answered -> vertx.cancelTimer(timer));
    }

    /** Fails as the round does; when the database refused it, each is tried alone, and one fault is not everybody's. */
    public Future<A> ask(Q question) {
        return add(question).promise.future();
    }

    private Asked<Q, A> add(Q question) {
        Asked<Q, A> asked = new Asked<>(question, vertx.getOrCreateContext(), Promise.promise());
        synchronized (waiting) {
            waiting.add(asked);
            if (beginsSoon) {
                return asked;
            }
            beginsSoon = true;
        }
        asked.context.runOnContext(nextTurn -> beginMore());
        return asked;
    }

    private void beginMore() {
        List<Asked<Q, A>> next = next();
        if (!next.isEmpty()) {
            run(next).timeout(LONGEST_ROUND.toSeconds(), TimeUnit.SECONDS).onComplete(over -> {
                synchronized (waiting) {
                    underWay--;
                }
                beginMore();
            });
        }
    }

    private List<Asked<Q, A>> next() {
        List<Asked<Q, A>> next = new ArrayList<>();
        synchronized (waiting) {
            beginsSoon = false;
            Set<Object> things = new HashSet<>();
            Iterator<Asked<Q, A>> each = waiting.iterator();
            while (underWay < rounds && next.size() < most && each.hasNext()) {
                Asked<Q, A> asked = each.next();
                if (things.add(about.apply(asked.question))) {
                    next.add(asked);
                    each.remove();
                }
            }
            underWay += next.isEmpty() ? 0 : 1;
        }
        return next;
    }

    private Future<Void> run(List<Asked<Q, A>> those) {
        return attempt(those.stream().map(Asked::question).toList()).transform(result -> {
            if (result.failed() && result.cause() instanceof DatabaseException && those.size() > 1) {
                return Future.join(those.stream().map(one -> run(List.of(one))).toList())
                        .otherwiseEmpty()
                        .mapEmpty();
            }
            for (int i = 0; i < those.size(); i++) {
                those.get(i).answer(result, i);
            }
            return Future.succeededFuture();
        });
    }

    private Future<List<A>> attempt(List<Q> questions) {
        try {
            return round.apply(questions);
        } catch (RuntimeException thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private record Asked<Q, A>(Q question, Context context, Promise<A> promise) {
        void answer(AsyncResult<List<A>> all, int place) {
            context.runOnContext(here -> {
                if (all.succeeded()) {
                    promise.tryComplete(all.result().get(place));
                } else {
                    promise.tryFail(all.cause());
                }
            });
        }
    }
}
