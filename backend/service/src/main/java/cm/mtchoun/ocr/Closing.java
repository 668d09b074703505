package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills dark strokes that are narrower than a disc with the darkest of what is left around them. */
final class Closing {

    private final int[] offsets;
    private final int reach;

    private Closing(int width, double radius) {
        reach = (int) radius;
        List<Integer> disc = new ArrayList<>();
        for (int y = -reach; y <= reach; y++) {
            for (int x = -reach; x <= reach; x++) {
                if (x * x + y * y <= radius * radius) {
                    disc.add(y * width + x);
                }
            }
        }
        offsets = disc.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What is nearer to the border than the disc is wide becomes paper. */
    static GreyImage of(GreyImage image, double radius) {
        Closing closing = new Closing(image.width(), radius);
        return closing.extreme(closing.extreme(image, true), false);
    }

    private GreyImage extreme(GreyImage image, boolean lightest) {
        byte[] pixels = new byte[image.pixels().length];
        Arrays.fill(pixels, (byte) EvenLight.PAPER);
        for (int y = reach; y < image.height() - reach; y++) {
            for (int x = reach; x < image.width() - reach; x++) {
                int at = y * image.width() + x;
                int found = image.at(x, y);
                for (int offset : offsets) {
                    int value = image.pixels()[at + offset] & 0xFF;
                    found = lightest ? Math.max(found, value) : Math.min(found, value);
                }
                pixels[at] = (byte) found;
            }
        }
        return new GreyImage(image.width(), image.height(), pixels);
    }
}
