package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the rings of round stamps. Every point of a ring points at its centre, so all of them vote for centres along
 * their slope; what stands out is a stamp.
 */
final class RingFinder {

    private static final double H = WorkingPage.CAPITALS;
    private static final double SMALLEST = 2.5 * H;
    private static final double LARGEST = 13 * H;
    private static final int CELL = 4; // pixels a cell of the ballot is wide
    private static final int SECTORS = 72;
    private static final double LEAST_COVERED = 0.55; // of a ring: text covers some 0.2 of any circle

    private final GreyImage image;
    private final int threshold;

    private RingFinder(GreyImage image, int threshold) {
        this.image = image;
        this.threshold = threshold;
    }

    /**
     * @param image noise blurred
     * @param threshold below it there is ink
     * @param parts connected parts of the ink
     */
    static List<Ring> in(GreyImage image, int threshold, List<Box> parts) {
        RingFinder finder = new RingFinder(image, threshold);
        List<Ring> rings = new ArrayList<>();
        for (Box part : parts) {
            boolean sizeOfStamp = Math.max(part.width(), part.height()) >= 2 * SMALLEST
                    && Math.min(part.width(), part.height()) >= SMALLEST
                    && Math.min(part.width(), part.height()) <= 3 * LARGEST;
            if (sizeOfStamp && rings.stream().noneMatch(ring -> ring.isInside(part))) {
                rings.addAll(finder.around(part));
            }
        }
        return rings;
    }

    private List<Ring> around(Box part) {
        double[] centre = elect(part);
        List<Ring> rings = new ArrayList<>();
        for (double radius : radii(centre)) {
            Ring ring = Ring.fitted(centre[0], centre[1], radius, this::isInk);
            if (ring.covered(this::isInk) >= LEAST_COVERED) {
                rings.add(ring);
            }
        }
        return rings;
    }

    private boolean isInk(double x, double y) {
        int px = (int) Math.round(x);
        int py = (int) Math.round(y);
        return px >= 0 && py >= 0 && px < image.width() && py < image.height() && image.at(px, py) < threshold;
    }

    /** @return the point most ink of this part lies on circles around */
    private double[] elect(Box part) {
        int columns = part.width() / CELL + 1;
        int rows = part.height() / CELL + 1;
        int[] votes = new int[columns * rows];
        for (int y = Math.max(1, part.y()); y < Math.min(image.height() - 1, part.bottom()); y += 2) {
            for (int x = Math.max(1, part.x()); x < Math.min(image.width() - 1, part.right()); x += 2) {
                if (image.at(x, y) < threshold) {
                    vote(part, x, y, votes, columns);
                }
            }
        }
        int best = 0;
        int most = -1;
        for (int row = 1; row < rows - 1; row++) {
            for (int column = 1; column < columns - 1; column++) {
                int sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += votes[(row + i / 3 - 1) * columns + column + i % 3 - 1];
                }
                if (sum > most) {
                    most = sum;
                    best = row * columns + column;
                }
            }
        }
        return new double[] {
            part.x() + (best % columns + 0.5) * CELL, part.y() + (best / columns + 0.5) * CELL,
        };
    }

    private void vote(Box part, int x, int y, int[] votes, int columns) {
        double dx = image.at(x + 1, y) - image.at(x - 1, y);
        double dy = image.at(x, y + 1) - image.at(x, y - 1);
        double length = Math.hypot(dx, dy);
        if (length < 12) {
            return;
        }
        for (double r = SMALLEST; r <= LARGEST; r += CELL) {
            count(part, x + r * dx / length, y + r * dy / length, votes, columns);
            count(part, x - r * dx / length, y - r * dy / length, votes, columns);
        }
    }

    private static void count(Box part, double x, double y, int[] votes, int columns) {
        if (x >= part.x() && y >= part.y() && x < part.right() && y < part.bottom()) {
            votes[(int) (y - part.y()) / CELL * columns + (int) (x - part.x()) / CELL]++;
        }
    }

    /** Radii around that centre that are inked more than those beside them, the most inked first, three at most. */
    private List<Double> radii(double[] centre) {
        int count = (int) LARGEST;
        double[] covered = new double[count];
        for (int r = (int) SMALLEST; r < count; r++) {
            covered[r] = coveredNearby(centre, r);
        }
        List<Double> peaks = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int r = (int) SMALLEST; r < count; r++) {
            order.add(r);
        }
        order.sort(Comparator.comparingDouble(r -> -covered[r]));
        for (int r : order) {
            if (covered[r] >= 0.45 && peaks.size() < 6 && peaks.stream().allMatch(peak -> Math.abs(peak - r) > 7)) {
                peaks.add((double) r);
            }
        }
        return peaks;
    }

    private double coveredNearby(double[] centre, int r) {
        int inked = 0;
        for (int sector = 0; sector < SECTORS * 4; sector++) {
            double angle = 2 * Math.PI * sector / (SECTORS * 4);
            for (int slack = -2; slack <= 2; slack += 2) {
                if (isInk(centre[0] + (r + slack) * Math.cos(angle), centre[1] + (r + slack) * Math.sin(angle))) {
                    inked++;
                    break;
                }
            }
        }
        return inked / (SECTORS * 4.0);
    }
}
