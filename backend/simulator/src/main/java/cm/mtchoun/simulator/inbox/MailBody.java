package cm.mtchoun.simulator.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The parts of a mail; one that is no valid MIME is shown as the text it is. */
public final class MailBody {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<File> files = new ArrayList<>();

    private MailBody() {}

    /**
     * An inline image or an attachment.
     *
     * @param contentId without the angle brackets; empty when it has none
     * @param type media type without parameters
     */
    public record File(String contentId, String name, String type, byte[] bytes) {}

    static MailBody of(byte[] raw) {
        MailBody body = new MailBody();
        try {
            body.read(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException | IOException e) {
            body.text.append("(mail illisible : ").append(e.getMessage()).append(')');
        }
        return body;
    }

    String text() {
        return text.toString();
    }

    String html() {
        return html.toString();
    }

    List<File> files() {
        return List.copyOf(files);
    }

    /** The HTML part with inline images put in as data, so that it stands alone. */
    String standaloneHtml() {
        String whole = html();
        for (File file : files) {
            if (!file.contentId().isEmpty()) {
                String data =
                        "data:" + file.type() + ";base64," + Base64.getEncoder().encodeToString(file.bytes());
                whole = whole.replace("cid:" + file.contentId(), data);
            }
        }
        return whole;
    }

    private void read(MimePart part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                read((MimePart) parts.getBodyPart(i));
            }
        } else if (part.isMimeType("text/*") && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            (part.isMimeType("text/html") ? html : text).append(part.getContent());
        } else {
            files.add(file(part));
        }
    }

    private static File file(MimePart part) throws MessagingException, IOException {
        String id = part.getContentID() == null ? "" : part.getContentID().replaceAll("[<>]", "");
        String name = part.getFileName() == null ? "" : part.getFileName();
        String type = part.getContentType().split(";", 2)[0].strip();
        return new File(id, name, type, part.getInputStream().readAllBytes());
    }
}
