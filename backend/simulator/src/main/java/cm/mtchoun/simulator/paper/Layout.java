package cm.mtchoun.simulator.paper;

import java.util.List;

/** How the names are laid out on a page. */
public enum Layout {
    LIST("list", List.of(new Column(0.12, 0.80))),
    TABLE("table", List.of(new Column(0.108, 0.785))),
    TWO_COLUMNS("two", List.of(new Column(0.06, 0.445), new Column(0.53, 0.43)));

    private final String label;
    private final List<Column> columns;

    Layout(String label, List<Column> columns) {
        this.label = label;
        this.columns = columns;
    }

    /** The name used in {@code truth.json} and on the command line. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException for anything but {@code list}, {@code table} or {@code two} */
    public static Layout labelled(String label) {
        for (Layout layout : values()) {
            if (layout.label.equalsIgnoreCase(label)) {
                return layout;
            }
        }
        throw new IllegalArgumentException("layout is list, table or two, not \"" + label + "\"");
    }

    List<Column> columns() {
        return columns;
    }

    /** Left edge and width, as fractions of the page width. */
    record Column(double left, double width) {}
}
