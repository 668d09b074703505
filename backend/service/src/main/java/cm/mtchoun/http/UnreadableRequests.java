package cm.mtchoun.http;

import cm.mtchoun.metrics.Metrics;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Answers what is no HTTP request, or too long a one, as any other problem; no router ever sees it. */
final class UnreadableRequests implements Handler<HttpServerRequest> {
    private final Metrics metrics;

    UnreadableRequests(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Problem problem = problemOf(request.decoderResult());
        metrics.rejected(problem.code());
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .end(problem.toJson().toBuffer())
                .onComplete(sent -> request.connection().close());
    }

    private static Problem problemOf(DecoderResult result) {
        Throwable cause = result.cause();
        if (cause instanceof TooLongHttpLineException) {
            return Problem.of(414, "uri-too-long", "Address too long", "An address may have up to 4096 bytes.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Problem.of(431, "headers-too-large", "Headers too large", "Headers may have up to 16384 bytes.");
        }
        return Problem.of(400, "invalid-request", "Invalid request", "This is not an HTTP request.");
    }
}
