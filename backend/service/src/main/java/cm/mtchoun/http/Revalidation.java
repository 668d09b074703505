package cm.mtchoun.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * Answers 304 to those who have the answer already. For a second after an answer was made, its ETag is taken as the current
 * one without making it again: a thousand readers who ask for what they know cost no query. Safe from any thread.
 */
final class Revalidation implements Handler<RoutingContext> {
    private static final Duration BELIEVED = Duration.ofSeconds(1);
    private static final String KEY = Revalidation.class.getName();
    private static final int TAG_BYTES = 12;

    private final Cache<String, String> current =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(BELIEVED).build();

    @Override
    public void handle(RoutingContext context) {
        context.put(KEY, this);
        String known = context.request().getHeader("If-None-Match");
        String tag = known == null ? null : current.getIfPresent(place(context));
        if (known != null && tag != null && known.contains(tag)) {
            unchanged(context.response(), tag);
        } else {
            context.next();
        }
    }

    /** Ends the response; the answer must be the same for everybody who asks for this address in this language. */
    static void answer(RoutingContext context, String mediaType, Buffer body) {
        String tag = tag(body);
        Revalidation revalidation = context.get(KEY);
        if (revalidation != null) {
            revalidation.current.put(place(context), tag);
        }
        String known = context.request().getHeader("If-None-Match");
        if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
            unchanged(context.response(), tag);
        } else {
            withTag(context.response(), tag)
                    .putHeader("Content-Type", mediaType)
                    .end(body);
        }
    }

    private static void unchanged(HttpServerResponse response, String tag) {
        withTag(response, tag).setStatusCode(304).end();
    }

    private static HttpServerResponse withTag(HttpServerResponse response, String tag) {
        return response.putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
    }

    private static String place(RoutingContext context) {
        return context.request().uri() + " " + context.request().getHeader("Accept-Language");
    }

    /** Weak: the same answer may travel compressed. */
    private static String tag(Buffer body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
            return "W/\"" + text + "\"";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
