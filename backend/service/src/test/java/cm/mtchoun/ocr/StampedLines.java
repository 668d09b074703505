package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the lines of a page are on the same page with stamp and signature. What was found there is taken as it is, a stroke of the
 * pen at its ends included; what was torn to pieces is cut out whole, as a {@link SecondLook} does.
 */
final class StampedLines {

    private static final double H = WorkingPage.CAPITALS;
    private static final double SAME_ROW = 0.35 * H;
    private static final double CUT_OFF = 0.5 * H; // letters that a line may lack before it is another one
    private static final double MOST_BEFORE = 4 * H; // ink that is not of the line
    private static final double MOST_BEHIND = 6 * H;

    private final WorkingPage page;
    private final List<TextLine> found;
    private final List<TextLine> printed;

    private StampedLines(WorkingPage page, List<TextLine> printed) {
        this.page = page;
        this.found = LineFinder.find(page);
        this.printed = printed;
    }

    /**
     * @param stamped the page as it is learnt from
     * @param bare the same one, its lines not hidden by anything
     * @param lines of the bare page
     * @return these lines, in order, with their pictures on the stamped page; none when the two pages differ in size
     */
    static Map<TextLine, GreyImage> of(WorkingPage stamped, WorkingPage bare, List<TextLine> lines) {
        Straightening from = bare.placing().straightening();
        Straightening to = stamped.placing().straightening();
        Map<TextLine, GreyImage> pictures = new LinkedHashMap<>();
        if (from.originalWidth() != to.originalWidth() || from.originalHeight() != to.originalHeight()) {
            return pictures;
        }
        List<TextLine> printed =
                lines.stream().map(line -> moved(line, from, to)).toList();
        StampedLines page = new StampedLines(stamped, printed);
        for (int i = 0; i < lines.size(); i++) {
            pictures.put(lines.get(i), page.cut(printed.get(i)));
        }
        return pictures;
    }

    private GreyImage cut(TextLine line) {
        List<TextLine> whole =
                found.stream().filter(other -> holds(other, line)).toList();
        if (whole.size() == 1) {
            return new LineCutter(page.image(), found, ImageReader.SMALL).cut(whole.get(0));
        }
        int end = LineGrower.inkEnds(page, line, line.box().x());
        Box box = line.box();
        boolean ends = end >= box.right() - CUT_OFF && end <= box.right() + MOST_BEHIND && isFree(line, box.x(), end);
        Box seen = ends ? new Box(box.x(), box.y(), end - box.x(), box.height()) : box;
        TextLine place = new TextLine(seen, line.parts(), line.slope(), line.base());
        List<TextLine> others = new ArrayList<>(printed);
        others.remove(line);
        return new LineCutter(page.image(), others, ImageReader.SMALL).cut(place);
    }

    private boolean holds(TextLine other, TextLine line) {
        Box a = other.box();
        Box b = line.box();
        return isSameRow(other, line)
                && a.x() <= b.x() + CUT_OFF
                && a.x() >= b.x() - MOST_BEFORE
                && a.right() >= b.right() - CUT_OFF
                && a.right() <= b.right() + MOST_BEHIND
                && isFree(line, a.x(), a.right());
    }

    /** Whether no other line is printed there. */
    private boolean isFree(TextLine line, int left, int right) {
        return printed.stream()
                .noneMatch(other -> other != line
                        && isSameRow(other, line)
                        && other.box().x() < right
                        && other.box().right() > left);
    }

    private static boolean isSameRow(TextLine one, TextLine other) {
        double middle = other.box().x() + other.box().width() / 2.0;
        return Math.abs(one.baseAt(middle) - other.baseAt(middle)) < SAME_ROW;
    }

    private static TextLine moved(TextLine line, Straightening from, Straightening to) {
        Box box = moved(line.box(), from, to);
        double[] left = moved(line.box().x(), line.baseAt(line.box().x()), from, to);
        double[] right = moved(line.box().right(), line.baseAt(line.box().right()), from, to);
        double slope = (right[1] - left[1]) / (right[0] - left[0]);
        List<Box> parts =
                line.parts().stream().map(part -> moved(part, from, to)).toList();
        return new TextLine(box, parts, slope, left[1] - slope * left[0]);
    }

    private static Box moved(Box box, Straightening from, Straightening to) {
        double[] corner = moved(box.x(), box.y(), from, to);
        double size = to.scale() / from.scale();
        return new Box(
                (int) Math.round(corner[0]), (int) Math.round(corner[1]), (int) Math.round(box.width() * size), (int)
                        Math.round(box.height() * size));
    }

    private static double[] moved(double x, double y, Straightening from, Straightening to) {
        double dx = from.originalX(x, y) - to.originalWidth() / 2.0;
        double dy = from.originalY(x, y) - to.originalHeight() / 2.0;
        double radians = Math.toRadians(to.fall());
        return new double[] {
            to.width() / 2.0 + to.scale() * (Math.cos(radians) * dx + Math.sin(radians) * dy),
            to.height() / 2.0 + to.scale() * (Math.cos(radians) * dy - Math.sin(radians) * dx)
        };
    }
}
