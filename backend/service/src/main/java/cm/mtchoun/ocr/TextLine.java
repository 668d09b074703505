package cm.mtchoun.ocr;

import java.util.List;

/**
 * Letters that stand on one line, without a gap as wide as that between columns.
 *
 * @param box around all parts, working pixels
 * @param slope pixels the baseline falls for one pixel to the right
 * @param base height of the baseline at x = 0
 */
record TextLine(Box box, List<Box> parts, double slope, double base) {

    double baseAt(double x) {
        return base + slope * x;
    }

    /** Baseline in the middle of the line. */
    double middle() {
        return baseAt(box.x() + box.width() / 2.0);
    }

    TextLine joined(TextLine other) {
        List<Box> all = new java.util.ArrayList<>(parts);
        all.addAll(other.parts);
        TextLine longer = box.width() >= other.box.width() ? this : other;
        return new TextLine(box.union(other.box), all, longer.slope, longer.base);
    }
}
