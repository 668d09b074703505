package cm.mtchoun.operator;

import cm.mtchoun.http.FieldError;
import cm.mtchoun.http.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a body says of a source; null where it says nothing. Valid once made. */
record SourceChange(
        @Nullable String name,
        @Nullable URI page,
        String @Nullable [] hosts,
        @Nullable String linkPattern,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable JsonObject pickup,
        @Nullable Integer everySeconds,
        @Nullable Boolean active) {

    /** Fails with all that is wrong. */
    static SourceChange of(JsonObject body) {
        List<FieldError> errors = new ArrayList<>();
        SourceChange change = new SourceChange(
                body.getString("name"),
                page(body.getString("pageUrl"), errors).orElse(null),
                hosts(body.getJsonArray("hosts")),
                body.getString("linkPattern"),
                body.getString("language"),
                zone(body.getString("timeZone"), errors),
                body.getJsonObject("pickup"),
                body.getInteger("checkEverySeconds"),
                body.getBoolean("active"));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).asException();
        }
        return change;
    }

    private static Optional<URI> page(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException malformed) {
            // the same problem as an address of another kind
        }
        errors.add(
                new FieldError("/pageUrl", "invalid_format", "is not an address that starts with http:// or https://"));
        return Optional.empty();
    }

    private static String @Nullable [] hosts(@Nullable JsonArray hosts) {
        return hosts == null ? null : hosts.stream().map(Object::toString).toArray(String[]::new);
    }

    private static @Nullable String zone(@Nullable String text, List<FieldError> errors) {
        try {
            return text == null ? null : ZoneId.of(text).getId();
        } catch (DateTimeException unknown) {
            errors.add(new FieldError("/timeZone", "invalid_format", "is not a time zone such as Europe/Paris"));
            return null;
        }
    }
}
