package cm.mtchoun.simulator.web;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;

/** A port somebody else listens on; the message names it and what it was wanted for. */
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1;

    private PortTakenException(String what, int port, Throwable cause) {
        super("port %d (%s) is taken: free it or choose another".formatted(port, what), cause);
    }

    /** The same future, failing with this exception where it failed to bind. */
    public static <T> Future<T> explain(String what, int port, Future<T> listening) {
        return listening.recover(failure -> Future.failedFuture(
                failure instanceof BindException ? new PortTakenException(what, port, failure) : failure));
    }
}
