package cm.mtchoun.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with holes. {@code {{name}}} is replaced by the value, made harmless for the format; <code>{{{name}}}</code> by a
 * value that is of the format already; what is between {@code {{#name}}} and {@code {{/name}}} stays only when there is
 * such a value, between {@code {{^name}}} and {@code {{/name}}} only when there is none. A value is never read as a
 * template.
 */
final class Template {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/{]?)(\\w+)}}}?");
    private static final Pattern TAG_ON_ITS_OWN_LINE = Pattern.compile("(?m)^[ \\t]*(\\{\\{[#^/]\\w+}})[ \\t]*\\n");
    /** Control characters, line ends among them, and marks that turn the reading direction round. */
    private static final Pattern NOT_ON_A_LINE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    private final Section whole;

    private Template(String text, UnaryOperator<String> harmless) {
        this.whole = new Parsing(TAG_ON_ITS_OWN_LINE.matcher(text).replaceAll("$1"), harmless).section("", true);
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
        StringBuilder filled = new StringBuilder();
        whole.parts().forEach(part -> part.add(filled, values));
        return filled.toString();
    }

    /** A piece of a template, which adds what it becomes with these values. */
    private interface Part {
        void add(StringBuilder filled, Map<String, String> values);
    }

    private record Words(String text) implements Part {
        @Override
        public void add(StringBuilder filled, Map<String, String> values) {
            filled.append(text);
        }
    }

    private record Hole(String tag, String name, UnaryOperator<String> harmless) implements Part {
        @Override
        public void add(StringBuilder filled, Map<String, String> values) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for " + tag);
            }
            filled.append(harmless.apply(value));
        }
    }

    /** @param wanted whether it stays with a value of this name, or without one */
    private record Section(String name, boolean wanted, List<Part> parts) implements Part {
        @Override
        public void add(StringBuilder filled, Map<String, String> values) {
            if (values.containsKey(name) == wanted) {
                parts.forEach(part -> part.add(filled, values));
            }
        }
    }

    /** Reads a template from one end to the other. */
    private static final class Parsing {
        private final String text;
        private final UnaryOperator<String> harmless;
        private final Matcher tag;
        private int read;

        Parsing(String text, UnaryOperator<String> harmless) {
            this.text = text;
            this.harmless = harmless;
            this.tag = TAG.matcher(text);
        }

        /** @param name empty for the whole @throws IllegalArgumentException when it does not end, or another one does */
        Section section(String name, boolean wanted) {
            List<Part> parts = new ArrayList<>();
            while (tag.find()) {
                parts.add(new Words(text.substring(read, tag.start())));
                read = tag.end();
                String found = tag.group(2);
                switch (tag.group(1)) {
                    case "#" -> parts.add(section(found, true));
                    case "^" -> parts.add(section(found, false));
                    case "{" -> parts.add(new Hole(tag.group(), found, UnaryOperator.identity()));
                    case "/" -> {
                        return ended(found, name, wanted, parts);
                    }
                    default -> parts.add(new Hole(tag.group(), found, harmless));
                }
            }
            parts.add(new Words(text.substring(read)));
            read = text.length();
            return ended("", name, wanted, parts);
        }

        private static Section ended(String found, String name, boolean wanted, List<Part> parts) {
            if (!found.equals(name)) {
                throw new IllegalArgumentException("the section " + name + " ends as " + found);
            }
            return new Section(name, wanted, List.copyOf(parts));
        }
    }

    private static String escape(String value) {
        return oneLine(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String oneLine(String value) {
        return NOT_ON_A_LINE.matcher(value).replaceAll(" ");
    }
}
