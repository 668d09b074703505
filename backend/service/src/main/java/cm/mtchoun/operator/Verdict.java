package cm.mtchoun.operator;

import java.util.Locale;

/** What an operator says of a doubtful match. */
enum Verdict {
    /** It is the person: tell her. */
    CONFIRM("confirmed"),
    /** It is somebody else. */
    REJECT("rejected"),
    /** Only the person herself can tell: ask her. */
    ASK("asked");

    private final String state;

    Verdict(String state) {
        this.state = state;
    }

    /** What the match is then, as in the column {@code match.state}. */
    String state() {
        return state;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
