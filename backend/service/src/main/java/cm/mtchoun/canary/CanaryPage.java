package cm.mtchoun.canary;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * The canary's page and its image, for the watcher of this very process: on the management port, below {@code /canary}.
 * Each flight has an image of its own, which differs in a comment inside the JPEG, so that it is read anew. Any process can
 * serve any flight.
 */
public final class CanaryPage {
    /** Whose name stands on the image; among others that only resemble it. */
    static final String NAME = "Temoin Canari Zéphirine Aurore";

    private static final DateTimeFormatter HEADING = DateTimeFormatter.ofPattern("dd MMMM yyyy", Locale.FRENCH);
    private static final byte[] PRINTED = printed();

    private CanaryPage() {}

    /** @param day of the communiqué; @param port where the management of this process listens */
    static URI address(long flight, LocalDate day, int port) {
        return URI.create("http://127.0.0.1:%d/canary/%d/%s".formatted(port, flight, day));
    }

    public static void mount(Router management) {
        management
                .getWithRegex("/canary/(?<flight>\\d{1,18})/(?<day>\\d{4}-\\d\\d-\\d\\d)")
                .handler(CanaryPage::page);
        management
                .getWithRegex("/canary/\\d{1,18}/communique-(?<flight>\\d{1,18})\\.jpg")
                .handler(CanaryPage::image);
    }

    private static void page(RoutingContext context) {
        LocalDate day = LocalDate.parse(context.pathParam("day"));
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(
                        """
                        <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Canari</title></head><body>
                        <p><strong>Communiqué du %s</strong></p>
                        <p><img src="communique-%s.jpg" alt=""></p>
                        </body></html>
                        """
                                .formatted(HEADING.format(day), context.pathParam("flight")));
    }

    private static void image(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "image/jpeg")
                .end(imageOf(Long.parseLong(context.pathParam("flight"))));
    }

    /** The printed page with a comment right after the mark that begins a JPEG. */
    static Buffer imageOf(long flight) {
        byte[] comment = ("canary " + flight).getBytes(StandardCharsets.US_ASCII);
        return Buffer.buffer()
                .appendBytes(PRINTED, 0, 2)
                .appendUnsignedByte((short) 0xFF)
                .appendUnsignedByte((short) 0xFE)
                .appendUnsignedShort(comment.length + 2)
                .appendBytes(comment)
                .appendBytes(PRINTED, 2, PRINTED.length - 2);
    }

    private static byte[] printed() {
        try (InputStream image = CanaryPage.class.getResourceAsStream("communique.jpg")) {
            return Objects.requireNonNull(image, "communique.jpg is in the jar").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
