package cm.mtchoun.simulator.site;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** Answers one request with a document, or with the fault that is switched on. */
final class Answer {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final byte[] ERROR_PAGE = "<!DOCTYPE html><html><body><h1>Une erreur est survenue</h1></body></html>"
            .getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Document document;

    Answer(Vertx vertx, HttpServerRequest request, Document document) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.document = document;
    }

    void send(Faults.Switched fault) {
        switch (fault.fault()) {
            case NONE, NO_IMAGES -> sendDocument();
            case FORBIDDEN -> refuse(403);
            case FORBIDDEN_TO_ROBOTS -> sendToBrowsers();
            case TOO_MANY_REQUESTS -> {
                response.putHeader("Retry-After", String.valueOf(fault.seconds()));
                refuse(429);
            }
            case SERVER_ERROR -> refuse(500);
            case SLOW -> vertx.setTimer(Math.max(1, fault.seconds() * 1000L), late -> sendDocument());
            case TRUNCATED -> send(Arrays.copyOf(document.bytes(), document.bytes().length / 2), document.type());
            case CUT_OFF -> cutOff();
            case EMPTY -> send(new byte[0], document.type());
            case HTML_INSTEAD -> send(ERROR_PAGE, document.type());
            case IMAGE_BOMB -> send(Drawing.bomb(), "image/png");
            case REDIRECTED_AWAY -> {
                response.putHeader("Location", "http://169.254.169.254/latest/");
                refuse(302);
            }
            case UNREACHABLE -> request.connection().close();
        }
    }

    private void sendToBrowsers() {
        String agent = request.getHeader("User-Agent");
        if (agent != null && agent.contains("Mozilla/")) {
            sendDocument();
        } else {
            refuse(403);
        }
    }

    private void refuse(int status) {
        response.setStatusCode(status).putHeader("Content-Type", "text/html").end(Buffer.buffer(ERROR_PAGE));
    }

    private void sendDocument() {
        String etag = document.etag();
        response.putHeader("ETag", etag).putHeader("Last-Modified", httpDate(document.modified()));
        if (isKnown(etag)) {
            response.setStatusCode(304).end();
        } else {
            send(document.bytes(), document.type());
        }
    }

    /** If-None-Match decides alone when it is there (RFC 9110, 13.2.2). */
    private boolean isKnown(String etag) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            return Arrays.stream(tags.split(",")).map(String::strip).anyMatch(tag -> tag.replaceFirst("^W/", "")
                    .equals(etag));
        }
        return Optional.ofNullable(request.getHeader("If-Modified-Since"))
                .flatMap(Answer::instant)
                .filter(since -> !document.modified().isAfter(since))
                .isPresent();
    }

    private void send(byte[] bytes, String type) {
        response.putHeader("Content-Type", type).end(Buffer.buffer(bytes));
    }

    private void cutOff() {
        int half = document.bytes().length / 2;
        response.putHeader("Content-Type", document.type())
                .putHeader("Content-Length", String.valueOf(document.bytes().length))
                .write(Buffer.buffer(Arrays.copyOf(document.bytes(), half)))
                .onComplete(written -> request.connection().close());
    }

    private static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant.atZone(ZoneOffset.UTC)).replace(" Z", " GMT");
    }

    private static Optional<Instant> instant(String httpDate) {
        try {
            return Optional.of(ZonedDateTime.parse(httpDate, HTTP_DATE).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
