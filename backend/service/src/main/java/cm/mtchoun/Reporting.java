package cm.mtchoun;

import cm.mtchoun.config.Settings;
import cm.mtchoun.observe.ErrorReports;
import cm.mtchoun.observe.Traces;
import io.vertx.core.spi.VertxTracerFactory;
import java.util.Optional;

/** What this process sends to those who run it. What is not configured is not even loaded. */
record Reporting(Optional<ErrorReports> errors, Optional<Traces> traces) implements AutoCloseable {
    static Reporting start(Settings.Reports settings) {
        return new Reporting(
                settings.sentry().map(ErrorReports::to), settings.collector().map(Traces::to));
    }

    Optional<VertxTracerFactory> tracer() {
        return traces.map(Traces::forVertx);
    }

    /** Sends what waits. Blocks. */
    @Override
    public void close() {
        errors.ifPresent(ErrorReports::close);
        traces.ifPresent(Traces::close);
    }
}
