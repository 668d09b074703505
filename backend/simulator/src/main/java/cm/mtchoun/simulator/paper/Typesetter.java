package cm.mtchoun.simulator.paper;

import java.awt.Font;
import java.util.List;

/** Sets the names of one communiqué, page after page. */
final class Typesetter {
    private static final double TABLE_HEADING = 1.25;
    private static final double NUMBER_CELL = 0.07;

    private final Style style;
    private final List<String> names;
    private final Font font;
    private final double pitch;

    Typesetter(Style style, List<String> names) {
        this.style = style;
        this.names = names;
        this.font = style.typeface().font(style.bold(), style.points());
        this.pitch = style.pitch() * (style.layout() == Layout.TABLE ? 1.22 : 1);
    }

    /**
     * What went on a page.
     *
     * @param end index of the first name that did not fit
     * @param bottom lower edge of the names, as a fraction of the page height
     * @param columns how many columns have names
     */
    record Filled(int end, double bottom, int columns) {}

    /** Sets the names from that index on, between two heights of the sheet; at least one name, however little room. */
    Filled fill(Sheet sheet, int first, double top, double bottom) {
        int next = first;
        int columns = 0;
        double lowest = top;
        for (Layout.Column column : style.layout().columns()) {
            int start = next;
            double y = style.layout() == Layout.TABLE ? heading(sheet, column, top) : top;
            while (next < names.size() && (next == first || y + height(next, column) <= bottom)) {
                row(sheet, column, next, y);
                y += height(next++, column);
            }
            columns += next > start ? 1 : 0;
            lowest = Math.max(lowest, next > start ? y : top);
        }
        return new Filled(next, lowest, columns);
    }

    private double heading(Sheet sheet, Layout.Column column, double top) {
        Font bold = style.typeface().font(true, style.points());
        double height = pitch * TABLE_HEADING;
        cells(sheet, column, top, height);
        if (numbered()) {
            sheet.text("N°", bold, column.left() + 0.006, top + height * 0.72);
        }
        sheet.text("NOMS ET PRENOMS", bold, nameLeft(column, 0), top + height * 0.72);
        return top + height;
    }

    private void row(Sheet sheet, Layout.Column column, int index, double top) {
        List<String> lines = lines(index, column);
        boolean table = style.layout() == Layout.TABLE;
        double left = nameLeft(column, index);
        double y = top + pitch * (table ? 0.74 : 0.8);
        if (table) {
            cells(sheet, column, top, pitch * lines.size());
        }
        number(sheet, column, index, y);
        for (String line : lines) {
            sheet.squeezed(line, font, left, y, room(column, index));
            y += pitch;
        }
    }

    private void number(Sheet sheet, Layout.Column column, int index, double y) {
        String number = style.numbering().of(index + 1);
        if (style.layout() == Layout.TABLE) {
            sheet.text(numbered() ? String.valueOf(index + 1) : "", font, column.left() + 0.006, y);
        } else if (style.hanging()) {
            sheet.text(number, font, nameLeft(column, index) - 0.008 - Sheet.width(number, font), y);
        } else {
            sheet.text(number, font, column.left(), y);
        }
    }

    private void cells(Sheet sheet, Layout.Column column, double top, double height) {
        double right = column.left() + column.width();
        sheet.line(column.left(), top, right, top);
        sheet.line(column.left(), top + height, right, top + height);
        sheet.line(column.left(), top, column.left(), top + height);
        sheet.line(right, top, right, top + height);
        if (numbered()) {
            sheet.line(column.left() + NUMBER_CELL, top, column.left() + NUMBER_CELL, top + height);
        }
    }

    private double nameLeft(Layout.Column column, int index) {
        if (style.layout() == Layout.TABLE) {
            return column.left() + (numbered() ? NUMBER_CELL : 0) + 0.007;
        }
        if (!numbered()) {
            return column.left();
        }
        String widest = style.hanging() ? "000. " : style.numbering().of(index + 1) + " ";
        return column.left() + Sheet.width(widest, font);
    }

    private boolean numbered() {
        return style.numbering() != Numbering.NONE;
    }

    private double room(Layout.Column column, int index) {
        return column.left() + column.width() - nameLeft(column, index);
    }

    private List<String> lines(int index, Layout.Column column) {
        String name = names.get(index);
        return style.wraps() ? Wrap.lines(name, font, room(column, index)) : List.of(name);
    }

    private double height(int index, Layout.Column column) {
        return pitch * lines(index, column).size();
    }
}
