package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays a baseline under each line. Long lines say how the paper leans at their height; short ones follow them. A lean
 * that changes evenly down the page is what a photograph taken at an angle shows, so no other correction is needed.
 */
final class Baselines {

    private static final double H = WorkingPage.CAPITALS;
    private static final double STEEPEST = 0.09;

    private final List<double[]> leans = new ArrayList<>(); // x, y and slope of each long line

    private Baselines() {}

    static List<TextLine> fit(List<List<Box>> groups) {
        Baselines baselines = new Baselines();
        groups.forEach(baselines::learn);
        double[] field = baselines.field();
        return groups.stream()
                .map(group -> line(group, field))
                .sorted(Comparator.comparingDouble(TextLine::middle))
                .toList();
    }

    private void learn(List<Box> group) {
        List<Box> standing = standing(group);
        if (standing.size() < 8 || box(group).width() < 8 * H) {
            return;
        }
        List<Double> slopes = new ArrayList<>();
        int half = standing.size() / 2;
        for (int i = 0; i < half; i++) {
            Box a = standing.get(i);
            Box b = standing.get(i + standing.size() - half);
            slopes.add((b.bottom() - a.bottom()) / (centre(b) - centre(a)));
        }
        double slope = median(slopes);
        if (Math.abs(slope) < STEEPEST) {
            Box box = box(group);
            leans.add(new double[] {box.y() + box.height() / 2.0, slope});
        }
    }

    /** @return slope = result[0] + result[1] × y, robust against odd lines */
    private double[] field() {
        if (leans.size() < 4) {
            return new double[] {median(leans.stream().map(lean -> lean[1]).toList()), 0};
        }
        List<Double> changes = new ArrayList<>();
        for (int i = 0; i < leans.size(); i++) {
            for (int j = i + 1; j < leans.size(); j++) {
                double apart = leans.get(j)[0] - leans.get(i)[0];
                if (Math.abs(apart) > 6 * H) {
                    changes.add((leans.get(j)[1] - leans.get(i)[1]) / apart);
                }
            }
        }
        double change = median(changes);
        double start =
                median(leans.stream().map(lean -> lean[1] - change * lean[0]).toList());
        return new double[] {start, change};
    }

    private static TextLine line(List<Box> group, double[] field) {
        Box box = box(group);
        double slope = field[0] + field[1] * (box.y() + box.height() / 2.0);
        double base = median(standing(group).stream()
                .map(part -> part.bottom() - slope * centre(part))
                .toList());
        return new TextLine(box, List.copyOf(group), slope, base);
    }

    /** Parts that stand on the baseline: commas, dots and accents are too small to tell. */
    private static List<Box> standing(List<Box> group) {
        List<Box> tall = group.stream().filter(part -> part.height() >= 0.6 * H).toList();
        return tall.isEmpty() ? group : tall;
    }

    private static double centre(Box part) {
        return part.x() + part.width() / 2.0;
    }

    private static Box box(List<Box> group) {
        return group.stream().reduce(Box::union).orElseThrow();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
