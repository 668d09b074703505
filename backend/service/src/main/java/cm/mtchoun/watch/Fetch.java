package cm.mtchoun.watch;

import cm.mtchoun.outbound.Addresses.PrivateAddressException;
import cm.mtchoun.watch.FetchResult.Fetched;
import cm.mtchoun.watch.FetchResult.Refused;
import cm.mtchoun.watch.FetchResult.Unchanged;
import io.netty.handler.codec.CodecException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One question to a server and the redirects it leads to. Used once, on one context. */
final class Fetch {
    private static final int MOST_REDIRECTS = 5;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    private final PageFetcher fetcher;
    private final FetchRequest question;
    private int redirects;
    private boolean late;
    private @Nullable HttpClientRequest inHand;

    Fetch(PageFetcher fetcher, FetchRequest question) {
        this.fetcher = fetcher;
        this.question = question;
    }

    Future<FetchResult> run() {
        Promise<FetchResult> timeUp = Promise.promise();
        long timer = fetcher.vertx().setTimer(question.within().toMillis(), id -> {
            late = true;
            drop();
            timeUp.tryComplete(tooLate());
        });
        ask(question).recover(this::explain).onComplete(timeUp::tryComplete, timeUp::tryFail);
        return timeUp.future().onComplete(done -> fetcher.vertx().cancelTimer(timer));
    }

    private Future<FetchResult> ask(FetchRequest request) {
        Optional<Refused> refused = request.hosts().refuse(request.url());
        if (refused.isPresent()) {
            return Future.succeededFuture(refused.get());
        }
        Future<Boolean> allowed = request.obeyRobots() ? fetcher.robotsAllow(request) : Future.succeededFuture(true);
        return allowed.compose(yes -> yes
                ? fetcher.addresses().apply(request.url().getHost()).compose(address -> send(request, address))
                : refuse(Refusal.ROBOTS, "robots.txt forbids " + request.url()));
    }

    private Future<FetchResult> send(FetchRequest request, InetAddress address) {
        return fetcher.client()
                .request(options(request, address))
                .compose(this::begin)
                .compose(response -> answer(request, response));
    }

    private Future<HttpClientResponse> begin(HttpClientRequest request) {
        inHand = request;
        if (late) {
            drop();
            return Future.failedFuture(new TimeoutException());
        }
        return request.send();
    }

    private RequestOptions options(FetchRequest request, InetAddress address) {
        URI url = request.url();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(AllowedHosts.port(url), address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(AllowedHosts.port(url))
                .setSsl("https".equalsIgnoreCase(url.getScheme()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .putHeader("User-Agent", fetcher.userAgent())
                .putHeader("Accept", "text/html,image/*,application/pdf;q=0.9,*/*;q=0.5")
                .putHeader("Accept-Language", "fr,en;q=0.5");
        Validators validators = request.validators();
        if (validators.etag() != null) {
            options.putHeader("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            options.putHeader("If-Modified-Since", validators.lastModified());
        }
        return options;
    }

    private Future<FetchResult> answer(FetchRequest request, HttpClientResponse response) {
        int status = response.statusCode();
        if (status == 200) {
            return accept(request, response);
        }
        if (status == 304 && !request.validators().equals(Validators.NONE)) {
            return Future.succeededFuture(new Unchanged());
        }
        response.exceptionHandler(expected -> {}); // nobody reads the rest
        drop();
        return switch (status) {
            case 301, 302, 303, 307, 308 -> follow(request, response);
            default -> Future.succeededFuture(refusal(request, response));
        };
    }

    private Future<FetchResult> accept(FetchRequest request, HttpClientResponse response) {
        Validators validators = new Validators(response.getHeader("ETag"), response.getHeader("Last-Modified"));
        String charset = charset(response.getHeader("Content-Type"));
        return collect(request, response).map(body -> new Fetched(request.url(), body, charset, validators));
    }

    /** Keeps no more than is granted: the connection is cut at the first byte too many. */
    private Future<Buffer> collect(FetchRequest request, HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        response.handler(chunk -> {
            if (body.length() + chunk.length() <= request.maxBytes()) {
                body.appendBuffer(chunk);
            } else if (whole.tryFail(new TooLargeException())) {
                drop();
            }
        });
        return whole.future();
    }

    private Future<FetchResult> follow(FetchRequest request, HttpClientResponse response) {
        String location = Optional.ofNullable(response.getHeader("Location")).orElse("");
        if (++redirects > MOST_REDIRECTS) {
            return refuse(Refusal.REDIRECT_REFUSED, "more than %d redirects".formatted(MOST_REDIRECTS));
        }
        Optional<URI> next = resolve(request.url(), location);
        if (next.isEmpty() || request.hosts().refuse(next.get()).isPresent()) {
            return refuse(Refusal.REDIRECT_REFUSED, "%s leads to \"%s\"".formatted(request.url(), cut(location)));
        }
        return ask(request.at(next.get()));
    }

    private static Optional<URI> resolve(URI from, String location) {
        if (location.isBlank()) {
            return Optional.empty();
        }
        try {
            return PageAddress.of(
                    from.resolve(location.strip().replace(" ", "%20")).toString());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private Refused refusal(FetchRequest request, HttpClientResponse response) {
        int status = response.statusCode();
        Refusal refusal =
                switch (status) {
                    case 401, 403, 451 -> Refusal.FORBIDDEN;
                    case 404, 410 -> Refusal.NOT_FOUND;
                    case 408, 425, 429 -> Refusal.TOO_MANY_REQUESTS;
                    default -> status >= 500 ? Refusal.SERVER_ERROR : Refusal.UNEXPECTED_STATUS;
                };
        return new Refused(
                refusal,
                "%s answered %d".formatted(request.url(), status),
                RetryAfter.parse(
                                response.getHeader("Retry-After"),
                                fetcher.clock().instant())
                        .orElse(null));
    }

    /** What went wrong on the way is the server's doing or the network's; anything else is ours and fails. */
    private Future<FetchResult> explain(Throwable cause) {
        if (late || cause instanceof TimeoutException) {
            return Future.succeededFuture(tooLate());
        }
        if (cause instanceof TooLargeException) {
            return refuse(
                    Refusal.TOO_LARGE,
                    "%s exceeds the limit of %d bytes".formatted(question.url(), question.maxBytes()));
        }
        if (cause instanceof PrivateAddressException) {
            return refuse(Refusal.PRIVATE_ADDRESS, String.valueOf(cause.getMessage()));
        }
        boolean network = cause instanceof IOException
                || cause instanceof VertxException
                || cause instanceof CodecException; // an answer that is no HTTP, or wrongly compressed
        return network
                ? refuse(Refusal.UNREACHABLE, "%s: %s".formatted(question.url(), cause))
                : Future.failedFuture(cause);
    }

    private Refused tooLate() {
        return new Refused(
                Refusal.TIMEOUT,
                "%s took longer than %d s"
                        .formatted(question.url(), question.within().toSeconds()));
    }

    private void drop() {
        if (inHand != null) {
            inHand.reset();
        }
    }

    private static Future<FetchResult> refuse(Refusal refusal, String detail) {
        return Future.succeededFuture(new Refused(refusal, detail));
    }

    private static @Nullable String charset(@Nullable String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        return named.find() ? named.group(1) : null;
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** More bytes came than were granted. */
    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("too large", null, false, false);
        }
    }
}
