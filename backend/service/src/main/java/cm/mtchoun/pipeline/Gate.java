package cm.mtchoun.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets so many through at a time; the others wait in their order. Lives on one event loop. */
public final class Gate {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    public Gate(int atATime) {
        free = atATime;
    }

    /** @param work begins when its turn has come @return as the work ends; fails when it throws */
    public <T> Future<T> pass(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        waiting.add(() -> begun(work).onComplete(result -> {
            free++;
            done.handle(result);
            letIn();
        }));
        letIn();
        return done.future();
    }

    private static <T> Future<T> begun(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private void letIn() {
        while (free > 0 && !waiting.isEmpty()) {
            free--;
            waiting.remove().run();
        }
    }
}
