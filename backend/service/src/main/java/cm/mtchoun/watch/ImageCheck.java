package cm.mtchoun.watch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Tells from its first bytes whether a download may be kept and read: a known kind, of a size that can be decoded. What
 * the server says of its type counts for nothing. Pure; never throws.
 */
final class ImageCheck {
    /** 60 megapixels: a page scanned at 600 dpi has 35. */
    static final long MOST_PIXELS = 60_000_000;

    private static final int SNIFFED_CHARACTERS = 256;

    private ImageCheck() {}

    /** What the bytes are. */
    sealed interface Verdict permits Accepted, Rejected {}

    /** @param complete false: the file ends early, part of it may be readable; look for a better one soon */
    record Accepted(String mediaType, boolean complete) implements Verdict {}

    /** @param reason for people: what is wrong and what the limit is */
    record Rejected(Refusal refusal, String reason) implements Verdict {}

    static Verdict check(byte[] bytes) {
        if (bytes.length == 0) {
            return new Rejected(Refusal.EMPTY, "the file is empty");
        }
        ImageHeader header = ImageHeader.of(bytes);
        return switch (header.kind()) {
            case UNKNOWN -> unknown(bytes);
            case PDF -> new Accepted(header.kind().mediaType(), header.complete());
            default -> sized(header);
        };
    }

    private static Verdict sized(ImageHeader header) {
        if (header.width() <= 0 || header.height() <= 0) {
            return new Rejected(
                    Refusal.TRUNCATED, "the file ends before it says how large the " + header.kind() + " is");
        }
        long pixels = header.width() * header.height();
        if (pixels > MOST_PIXELS) {
            return new Rejected(
                    Refusal.TOO_MANY_PIXELS,
                    "%d × %d pixels exceed the limit of %d".formatted(header.width(), header.height(), MOST_PIXELS));
        }
        return new Accepted(header.kind().mediaType(), header.complete());
    }

    private static Verdict unknown(byte[] bytes) {
        int length = Math.min(bytes.length, SNIFFED_CHARACTERS);
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return start.contains("<html")
                        || start.contains("<!doctype")
                        || start.strip().startsWith("<")
                ? new Rejected(Refusal.HTML, "the file is a web page, not an image")
                : new Rejected(Refusal.NOT_AN_IMAGE, "the file is no JPEG, PNG, TIFF, WebP or PDF");
    }
}
