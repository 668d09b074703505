package cm.mtchoun.simulator.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Something with an address: bytes, their media type, when they last changed. */
record Document(byte[] bytes, String type, Instant modified) {
    Document {
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    static Document html(String page, Instant modified) {
        return new Document(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", modified);
    }

    /** A strong validator with its quotes. */
    String etag() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
