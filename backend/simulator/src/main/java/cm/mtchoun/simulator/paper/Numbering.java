package cm.mtchoun.simulator.paper;

/** What stands between the number of a name and the name. */
public enum Numbering {
    DOT("."),
    PAREN(")"),
    NONE("");

    private final String mark;

    Numbering(String mark) {
        this.mark = mark;
    }

    /** The printed number, {@code "12."} or {@code "12)"}; empty when names are not numbered. */
    String of(int number) {
        return this == NONE ? "" : number + mark;
    }
}
