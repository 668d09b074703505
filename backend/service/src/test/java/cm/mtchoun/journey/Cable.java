package cm.mtchoun.journey;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connection to a server, which a test can cut and mend: while it is cut, open connections break and new ones too; while
 * it is slow, each piece takes its time, in order.
 */
final class Cable {
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final NetClient client;
    private final NetServer server;
    private final int target;
    private final Vertx vertx;
    private volatile boolean cut;
    private volatile long delayMs;

    Cable(Vertx vertx, int target) throws TimeoutException {
        this.vertx = vertx;
        this.target = target;
        this.client = vertx.createNetClient();
        this.server =
                vertx.createNetServer().connectHandler(this::connect).listen(0).await(10, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    void cut() {
        cut = true;
        sockets.forEach(NetSocket::close);
    }

    /** Each piece arrives so much later. */
    void slow(long milliseconds) {
        delayMs = milliseconds;
    }

    /** Neither cut nor slow any more. */
    void mend() {
        cut = false;
        delayMs = 0;
    }

    private void connect(NetSocket from) {
        if (cut) {
            from.close();
            return;
        }
        from.pause();
        sockets.add(from);
        from.closeHandler(closed -> sockets.remove(from));
        client.connect(target, "localhost").onComplete(to -> join(from, to), failed -> from.close());
    }

    private void join(NetSocket from, NetSocket to) {
        sockets.add(to);
        to.closeHandler(closed -> {
            sockets.remove(to);
            from.close();
        });
        from.closeHandler(closed -> {
            sockets.remove(from);
            to.close();
        });
        to.handler(piece -> pass(to, piece, from));
        from.handler(piece -> pass(from, piece, to));
        from.resume();
        if (cut) {
            from.close();
        }
    }

    private void pass(NetSocket giver, Buffer piece, NetSocket taker) {
        if (delayMs == 0) {
            taker.write(piece);
            return;
        }
        giver.pause(); // what comes after this piece waits behind it
        vertx.setTimer(delayMs, later -> {
            taker.write(piece);
            giver.resume();
        });
    }
}
