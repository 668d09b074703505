package cm.mtchoun.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one mail in one language: {@code mail/<name>.txt}, whose first line is the subject, and {@code
 * mail/<name>.html}, whose first line is what inboxes show beside the subject and whose rest fills {@code
 * mail/frame.html}. What several mails say is in {@code mail/part}.
 */
final class Wording {
    private static final Pattern PART = Pattern.compile("(?m)^\\{\\{>([\\w.]+)}}\\R?");

    private final Template subject;
    private final Template text;
    private final Template preview;
    private final Template html;
    private final Template frame;

    private Wording(String[] text, String[] html, String frame) {
        this.subject = Template.plain(text[0]);
        this.text = Template.plain(text[1]);
        this.preview = Template.plain(html[0]);
        this.html = Template.html(html[1]);
        this.frame = Template.html(frame);
    }

    /** @param name such as {@code match.fr} */
    static Wording of(String name) {
        return new Wording(
                resource(name + ".txt").split("\n\n", 2),
                resource(name + ".html").split("\n\n", 2),
                resource("frame.html"));
    }

    String subject(Map<String, String> facts) {
        return subject.render(facts).strip();
    }

    String text(Map<String, String> facts) {
        return text.render(facts);
    }

    String html(Map<String, String> facts) {
        Map<String, String> framed = new HashMap<>(facts);
        framed.put("subject", subject(facts));
        framed.put("preview", preview.render(facts).strip());
        framed.put("content", html.render(facts));
        return frame.render(framed);
    }

    /** A line {@code {{>name}}} is replaced by the file {@code mail/part/name}. */
    private static String resource(String name) {
        return PART.matcher(file(name)).replaceAll(part -> {
            String text = resource("part/" + part.group(1));
            return Matcher.quoteReplacement(text.endsWith("\n") ? text : text + "\n");
        });
    }

    private static String file(String name) {
        try (InputStream in = Wording.class.getResourceAsStream("/mail/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource mail/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
