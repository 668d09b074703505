package cm.mtchoun.pipeline;

import io.vertx.core.VertxException;
import java.time.Duration;

/** Nobody answered in time; what was asked may yet be done. */
public final class WaitedTooLongException extends VertxException {
    WaitedTooLongException(Duration patience) {
        super("no answer in " + patience, true);
    }
}
