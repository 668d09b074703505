package cm.mtchoun.mail;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with holes. {@code {{name}}} is replaced by the value, made harmless for the format; <code>{{{name}}}</code> by a
 * value that is of the format already; what is between {@code {{#name}}} and {@code {{/name}}} stays only when there is
 * such a value, between {@code {{^name}}} and {@code {{/name}}} only when there is none. A value is never read as a
 * template.
 */
final class Template {
    private static final Pattern SECTION = Pattern.compile("(?s)\\{\\{([#^])(\\w+)}}(.*?)\\{\\{/\\2}}");
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\{?)(\\w+)}?}}");
    private static final Pattern TAG_ON_ITS_OWN_LINE = Pattern.compile("(?m)^[ \\t]*(\\{\\{[#^/]\\w+}})[ \\t]*\\n");

    private final String text;
    private final UnaryOperator<String> harmless;

    private Template(String text, UnaryOperator<String> harmless) {
        this.text = TAG_ON_ITS_OWN_LINE.matcher(text).replaceAll("$1");
        this.harmless = harmless;
    }

    static Template html(String text) {
        return new Template(text, Template::escape);
    }

    /** For a text or a header: a value stays on its line. */
    static Template plain(String text) {
        return new Template(text, Template::oneLine);
    }

    /** @throws IllegalArgumentException when a hole outside a section has no value */
    String render(Map<String, String> values) {
        return HOLE.matcher(keepSections(text, values))
                .replaceAll(hole -> Matcher.quoteReplacement(fill(hole, values)));
    }

    private static String keepSections(String text, Map<String, String> values) {
        return SECTION.matcher(text).replaceAll(section -> {
            boolean wanted = section.group(1).equals("#") == values.containsKey(section.group(2));
            return wanted ? Matcher.quoteReplacement(keepSections(section.group(3), values)) : "";
        });
    }

    private String fill(MatchResult hole, Map<String, String> values) {
        String value = values.get(hole.group(2));
        if (value == null) {
            throw new IllegalArgumentException("no value for " + hole.group());
        }
        return hole.group(1).isEmpty() ? harmless.apply(value) : value;
    }

    private static String escape(String value) {
        return oneLine(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Control characters, line ends among them, and marks that turn the reading direction round become blanks. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    }
}
