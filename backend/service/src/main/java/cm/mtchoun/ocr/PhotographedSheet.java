package cm.mtchoun.ocr;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds the sheet in a photograph that shows what it lies on too. A sheet is the largest bright part of the picture,
 * fills the four-sided figure of its corners, and ends sharply: the soft edge of a shadow is none.
 */
final class PhotographedSheet {

    private static final int SIDE = 320; // cells along the longer side
    private static final double SMALLEST = 0.2; // of the picture
    private static final double LARGEST = 0.93;
    private static final double LEAST_BORDER = 0.3; // of the picture's border shows something else
    private static final double LEAST_FILLED = 0.94;
    private static final int SHARP = 30; // grey levels within a few cells
    private static final double LEAST_SHARP = 0.75; // of the sheet's edge

    private final int cell;
    private final int columns;
    private final int rows;
    private final int[] light;
    private boolean[] sheet = new boolean[0];

    private PhotographedSheet(GreyImage picture) {
        cell = Math.max(1, Math.max(picture.width(), picture.height()) / SIDE);
        columns = picture.width() / cell;
        rows = picture.height() / cell;
        light = new int[columns * rows];
        for (int i = 0; i < light.length; i++) {
            light[i] = mean(picture, i % columns * cell, i / columns * cell);
        }
    }

    /** @return the corners of the sheet; empty when the picture shows nothing but the sheet, or none for certain */
    static Optional<Quadrilateral> in(GreyImage picture) {
        if (Math.min(picture.width(), picture.height()) < SIDE) {
            return Optional.empty();
        }
        PhotographedSheet finder = new PhotographedSheet(picture);
        finder.sheet = finder.largestPart(finder.threshold());
        if (!finder.hasTheSize() || !finder.isSurrounded()) {
            return Optional.empty();
        }
        Quadrilateral corners = finder.corners();
        return finder.fills(corners) && finder.endsSharply(corners)
                ? Optional.of(corners.scaled(finder.cell))
                : Optional.empty();
    }

    private int mean(GreyImage picture, int left, int top) {
        int sum = 0;
        for (int y = top; y < top + cell; y++) {
            for (int x = left; x < left + cell; x++) {
                sum += picture.at(x, y);
            }
        }
        return sum / (cell * cell);
    }

    /** Between dark and bright, where the two differ most (Otsu). */
    private int threshold() {
        int[] histogram = new int[256];
        Arrays.stream(light).forEach(value -> histogram[value]++);
        double all = Arrays.stream(light).sum();
        double dark = 0;
        int darker = 0;
        double most = -1;
        int best = 128;
        for (int value = 0; value < 255; value++) {
            darker += histogram[value];
            dark += (double) value * histogram[value];
            int brighter = light.length - darker;
            if (darker == 0 || brighter == 0) {
                continue;
            }
            double apart = (all - dark) / brighter - dark / darker;
            double difference = apart * apart * darker * brighter;
            if (difference > most) {
                most = difference;
                best = value + 1;
            }
        }
        return best;
    }

    private boolean[] largestPart(int threshold) {
        boolean[] seen = new boolean[light.length];
        boolean[] largest = new boolean[light.length];
        int most = 0;
        for (int i = 0; i < light.length; i++) {
            if (!seen[i] && light[i] >= threshold) {
                boolean[] part = new boolean[light.length];
                int size = spread(i, threshold, seen, part);
                if (size > most) {
                    most = size;
                    largest = part;
                }
            }
        }
        return largest;
    }

    private int spread(int start, int threshold, boolean[] seen, boolean[] part) {
        Deque<Integer> edge = new ArrayDeque<>();
        edge.add(start);
        seen[start] = true;
        int size = 0;
        while (!edge.isEmpty()) {
            int at = edge.removeLast();
            part[at] = true;
            size++;
            int x = at % columns;
            for (int next :
                    new int[] {x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns}) {
                if (next >= 0 && next < light.length && !seen[next] && light[next] >= threshold) {
                    seen[next] = true;
                    edge.add(next);
                }
            }
        }
        return size;
    }

    private boolean hasTheSize() {
        int size = 0;
        for (boolean inside : sheet) {
            size += inside ? 1 : 0;
        }
        return size > SMALLEST * light.length && size < LARGEST * light.length;
    }

    private boolean isSurrounded() {
        int other = 0;
        for (int x = 0; x < columns; x++) {
            other += (sheet[x] ? 0 : 1) + (sheet[(rows - 1) * columns + x] ? 0 : 1);
        }
        for (int y = 0; y < rows; y++) {
            other += (sheet[y * columns] ? 0 : 1) + (sheet[y * columns + columns - 1] ? 0 : 1);
        }
        return other > LEAST_BORDER * 2 * (columns + rows);
    }

    /** What lies furthest out in each diagonal direction. */
    private Quadrilateral corners() {
        double[][] corners = new double[4][2];
        double[] furthest = {-1e9, -1e9, -1e9, -1e9};
        for (int i = 0; i < sheet.length; i++) {
            double x = i % columns + 0.5;
            double y = i / columns + 0.5;
            double[] outward = {-x - y, x - y, x + y, y - x};
            for (int corner = 0; sheet[i] && corner < 4; corner++) {
                if (outward[corner] > furthest[corner]) {
                    furthest[corner] = outward[corner];
                    corners[corner] = new double[] {x, y};
                }
            }
        }
        return new Quadrilateral(corners);
    }

    /** Text and a thumb leave holes, but small ones; what is bright beside the figure is another thing. */
    private boolean fills(Quadrilateral corners) {
        int inside = 0;
        int filled = 0;
        int beside = 0;
        for (int i = 0; i < sheet.length; i++) {
            boolean within = corners.contains(i % columns + 0.5, i / columns + 0.5);
            inside += within ? 1 : 0;
            filled += within && sheet[i] ? 1 : 0;
            beside += !within && sheet[i] ? 1 : 0;
        }
        return inside > SMALLEST * light.length && filled > LEAST_FILLED * inside && beside < 0.06 * inside;
    }

    private boolean endsSharply(Quadrilateral corners) {
        int asked = 0;
        int sharp = 0;
        for (int side = 0; side < 4; side++) {
            for (double along = 0.05; along < 0.95; along += 0.01) {
                double[] in = corners.beside(side, along, -4);
                double[] out = corners.beside(side, along, 4);
                if (isInside(in) && isInside(out)) {
                    asked++;
                    sharp += at(in) - at(out) >= SHARP ? 1 : 0;
                }
            }
        }
        return asked > 90 && sharp > LEAST_SHARP * asked;
    }

    private boolean isInside(double[] point) {
        return point[0] >= 0 && point[1] >= 0 && point[0] < columns && point[1] < rows;
    }

    private int at(double[] point) {
        return light[(int) point[1] * columns + (int) point[0]];
    }
}
