package cm.mtchoun.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The short code by which anybody can check on the site that a mail is ours. It follows from the mail's id and the
 * service's secret: nobody else can make one, and the database knows only its keyed hash. Safe from any thread.
 */
public final class MailCodes {
    /** Crockford's alphabet: no I, L, O or U, which people misread. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    private final Tokens tokens;

    public MailCodes(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @return such as {@code 7KQ2M-XW9FT}: 50 bits */
    public String of(long mailId) {
        byte[] bits = tokens.keyed(
                "mail code", ByteBuffer.allocate(Long.BYTES).putLong(mailId).array());
        long number = ByteBuffer.wrap(bits).getLong();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i == LENGTH / 2 ? "-" : "").append(LETTERS.charAt((int) (number >>> (5 * i)) & 31));
        }
        return code.toString();
    }

    /** Keyed hash of a code as somebody typed it: case, blanks and hyphens do not count, nor O for 0, I or L for 1. */
    public byte[] hash(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return tokens.keyed("mail code hash", code.getBytes(StandardCharsets.UTF_8));
    }
}
