package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Points of a picture that hang together, given by their places in its pixels. */
final class Patch {

    private final GreyImage image;
    private final int[] points;
    private final Box box;

    private Patch(GreyImage image, int[] points) {
        this.image = image;
        this.points = points;
        int[] columns = Arrays.stream(points).map(i -> i % image.width()).toArray();
        int left = Arrays.stream(columns).min().orElse(0);
        int right = Arrays.stream(columns).max().orElse(0);
        int top = Arrays.stream(points).min().orElse(0) / image.width();
        int bottom = Arrays.stream(points).max().orElse(0) / image.width();
        this.box = new Box(left, top, right - left + 1, bottom - top + 1);
    }

    /** @return all that is darker than the limit; points that touch at a corner hang together */
    static List<Patch> of(GreyImage image, int limit) {
        boolean[] seen = new boolean[image.pixels().length];
        int[] waiting = new int[seen.length];
        List<Patch> patches = new ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            int found = 0;
            int next = 0;
            if (!seen[start] && (image.pixels()[start] & 0xFF) < limit) {
                seen[start] = true;
                waiting[found++] = start;
            }
            for (; next < found; next++) {
                for (int neighbour : around(image, waiting[next], 1)) {
                    if (!seen[neighbour] && (image.pixels()[neighbour] & 0xFF) < limit) {
                        seen[neighbour] = true;
                        waiting[found++] = neighbour;
                    }
                }
            }
            if (found > 0) {
                patches.add(new Patch(image, Arrays.copyOf(waiting, found)));
            }
        }
        return patches;
    }

    private static int[] around(GreyImage image, int point, int reach) {
        int x = point % image.width();
        int y = point / image.width();
        int left = Math.max(0, x - reach);
        int top = Math.max(0, y - reach);
        int width = Math.min(image.width() - 1, x + reach) - left + 1;
        int height = Math.min(image.height() - 1, y + reach) - top + 1;
        int[] places = new int[width * height];
        for (int i = 0; i < places.length; i++) {
            places[i] = (top + i / width) * image.width() + left + i % width;
        }
        return places;
    }

    int size() {
        return points.length;
    }

    boolean isLonger(double length) {
        return Math.max(box.width(), box.height()) >= length;
    }

    /** Whether its middle is no farther from a place than that. */
    boolean isNear(double x, double y, double distance) {
        return Math.hypot(box.x() + box.width() / 2.0 - x, box.y() + box.height() / 2.0 - y) < distance;
    }

    /** What another picture of the same size has there. */
    IntStream values(GreyImage other) {
        return Arrays.stream(points).map(i -> other.pixels()[i] & 0xFF);
    }

    double median(GreyImage other) {
        return values(other).sorted().skip(points.length / 2).findFirst().orElse(0);
    }

    /** Its points and all that are no farther from them in a row or a column, each once. */
    IntStream grown(int pixels) {
        return Arrays.stream(points)
                .flatMap(i -> Arrays.stream(around(image, i, pixels)))
                .distinct();
    }
}
