package cm.mtchoun.simulator.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/** A mail as it came over the wire. */
public final class ReceivedMail {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");

    private final long number;
    private final Instant receivedAt;
    private final String sender;
    private final List<String> recipients;
    private final byte[] raw;
    private final InternetHeaders headers;

    ReceivedMail(long number, Instant receivedAt, String sender, List<String> recipients, byte[] raw) {
        this.number = number;
        this.receivedAt = receivedAt;
        this.sender = sender;
        this.recipients = recipients;
        this.raw = raw;
        this.headers = parse(raw);
    }

    /** Counted from 1 in the order of arrival. */
    public long number() {
        return number;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** The envelope's sender; empty for a bounce. */
    public String sender() {
        return sender;
    }

    /** The envelope's recipients. */
    public List<String> recipients() {
        return recipients;
    }

    public boolean isFor(String address) {
        return recipients.stream().anyMatch(address::equalsIgnoreCase);
    }

    public String subject() {
        return header("Subject");
    }

    /** The decoded value of the first header of that name; empty when there is none. */
    public String header(String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : decode(value);
    }

    /** All header lines, decoded, as {@code Name: value} in their order. */
    public List<String> headerLines() {
        List<String> lines = new ArrayList<>();
        for (Enumeration<String> all = headers.getAllHeaderLines(); all.hasMoreElements(); ) {
            lines.add(decode(all.nextElement()));
        }
        return lines;
    }

    /** The bytes between DATA and the closing dot, unstuffed. Not to be changed. */
    public byte[] raw() {
        return raw;
    }

    /** The plain text part; empty when there is none. */
    public String text() {
        return MailBody.of(raw).text();
    }

    /** The HTML part with inline images still as {@code cid:}; empty when there is none. */
    public String html() {
        return MailBody.of(raw).html();
    }

    /** Parts other than the two texts, in their order: inline images and attachments. */
    public List<MailBody.File> files() {
        return MailBody.of(raw).files();
    }

    String fileName() {
        return "mail-%d.eml".formatted(number);
    }

    private static InternetHeaders parse(byte[] raw) {
        try {
            return new InternetHeaders(new ByteArrayInputStream(raw), true);
        } catch (MessagingException e) {
            return new InternetHeaders();
        }
    }

    private static String decode(String value) {
        String unfolded = FOLD.matcher(value).replaceAll(" ");
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException e) {
            return unfolded;
        }
    }
}
