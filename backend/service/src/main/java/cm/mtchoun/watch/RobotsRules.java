package cm.mtchoun.watch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a robots.txt (RFC 9309) says to us: the group that names us, else the one for all. Pure; never throws. */
final class RobotsRules {
    static final RobotsRules OPEN = new RobotsRules(List.of());
    /** The product token of our User-Agent, in lower case. */
    static final String OUR_NAME = "mtchounmouh";

    private static final int MOST_LINES = 5_000;
    private static final int LONGEST_PATTERN = 1_000;

    private final List<Rule> rules;

    private RobotsRules(List<Rule> rules) {
        this.rules = rules;
    }

    static RobotsRules parse(String text) {
        List<Rule> ours = new ArrayList<>();
        List<Rule> everybodys = new ArrayList<>();
        boolean named = false;
        boolean forUs = false;
        boolean forAll = false;
        boolean readingAgents = false;
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            String[] parts = line.replaceFirst("#.*", "").split(":", 2);
            if (parts.length < 2) {
                continue;
            }
            String field = parts[0].strip().toLowerCase(Locale.ROOT);
            String value = parts[1].strip();
            if (field.equals("user-agent")) {
                forUs = (readingAgents && forUs)
                        || value.toLowerCase(Locale.ROOT).equals(OUR_NAME);
                forAll = (readingAgents && forAll) || value.equals("*");
                named |= forUs;
                readingAgents = true;
            } else if (field.equals("allow") || field.equals("disallow")) {
                readingAgents = false;
                Rule rule = new Rule(value, field.equals("allow"));
                if (forUs && rule.isOne()) {
                    ours.add(rule);
                }
                if (forAll && rule.isOne()) {
                    everybodys.add(rule);
                }
            }
        }
        return new RobotsRules(List.copyOf(named ? ours : everybodys));
    }

    /** The longest rule that fits decides, and an allowing one among equals; without any it is allowed. */
    boolean allow(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        Rule strongest = new Rule("", true);
        for (Rule rule : rules) {
            boolean stronger = rule.path.length() > strongest.path.length()
                    || (rule.path.length() == strongest.path.length() && rule.allows);
            if (stronger && rule.fits(target)) {
                strongest = rule;
            }
        }
        return strongest.allows;
    }

    private record Rule(String path, boolean allows) {
        boolean isOne() {
            return !path.isEmpty() && path.length() <= LONGEST_PATTERN;
        }

        /** {@code *} stands for anything, a final {@code $} for the end. */
        boolean fits(String target) {
            boolean toTheEnd = path.endsWith("$");
            String pattern = toTheEnd ? path.substring(0, path.length() - 1) : path;
            String[] parts = pattern.split(Pattern.quote("*"), -1);
            if (!target.startsWith(parts[0])) {
                return false;
            }
            int at = parts[0].length();
            for (int i = 1; i < parts.length; i++) {
                boolean last = i == parts.length - 1;
                int found = last && toTheEnd
                        ? Math.max(target.length() - parts[i].length(), 0)
                        : target.indexOf(parts[i], at);
                if (found < at || !target.startsWith(parts[i], found)) {
                    return false;
                }
                at = found + parts[i].length();
            }
            return !toTheEnd || at == target.length();
        }
    }
}
