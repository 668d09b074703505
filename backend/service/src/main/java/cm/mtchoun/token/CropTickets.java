package cm.mtchoun.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Tickets to see the picture of one listed line for some minutes, without a token and without a row: signed, so that nobody
 * can go through the lists line by line. Safe from any thread.
 */
public final class CropTickets {
    public static final Duration VALID = Duration.ofMinutes(15);

    private static final int BODY_BYTES = 2 * Long.BYTES;
    private static final int SEAL_BYTES = 16;

    private final Tokens tokens;

    public CropTickets(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @return 43 characters of {@code A-Za-z0-9_-} */
    public String issue(long listedNameId, Instant now) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(listedNameId)
                .putLong(now.plus(VALID).getEpochSecond())
                .array();
        byte[] ticket = ByteBuffer.allocate(BODY_BYTES + SEAL_BYTES)
                .put(body)
                .put(seal(body))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }

    /** @return empty for what this service did not issue */
    public Optional<Ticket> read(String text) {
        byte[] bytes = decode(text);
        if (bytes.length != BODY_BYTES + SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        if (!MessageDigest.isEqual(seal(body), Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(body);
        return Optional.of(new Ticket(parts.getLong(), Instant.ofEpochSecond(parts.getLong())));
    }

    /** For which line a ticket is, and until when. */
    public record Ticket(long listedNameId, Instant until) {}

    private byte[] seal(byte[] body) {
        return Arrays.copyOf(tokens.keyed("crop ticket", body), SEAL_BYTES);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
