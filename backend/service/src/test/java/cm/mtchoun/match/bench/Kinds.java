package cm.mtchoun.match.bench;

import cm.mtchoun.simulator.people.NameKind;
import java.util.regex.Pattern;

/** The names that the first version of this service refused. */
enum Kinds {
    VVE("vve (widow)", NameKind.WIDOW, "(?i).* vve .*"),
    CIRCUMFLEX("circumflex", NameKind.CIRCUMFLEX, ".*[âêîôûÂÊÎÔÛ].*"),
    DIAERESIS("diaeresis", NameKind.DIAERESIS, ".*[äëïöüÿÄËÏÖÜ].*"),
    SINGLE_WORD("single word", NameKind.SINGLE_WORD, "\\S+"),
    ENDS_IN_I("surname ending in i", NameKind.ENDS_IN_I, ".*[A-Z]I( .*|$)"),
    ROMAN("Roman numeral", NameKind.ROMAN_NUMERAL, ".* (II|III)");

    final String label;
    final NameKind kind;
    private final Pattern pattern;

    Kinds(String label, NameKind kind, String pattern) {
        this.label = label;
        this.kind = kind;
        this.pattern = Pattern.compile(pattern);
    }

    boolean matches(String printed) {
        return pattern.matcher(printed).matches();
    }
}
