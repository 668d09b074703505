package cm.mtchoun.ocr;

import java.util.List;

/** The ruling lines of a table: found as thin straight ink, far longer than any letter. */
final class Rules implements AutoCloseable {

    private static final int H = WorkingPage.CAPITALS;
    private static final int SLACK = 5; // pixels a line may wander and still be one: paper is never quite flat
    private static final int SHORTEST = 14 * H; // letters that touch, and a hyphen, make up runs as long as their word
    private static final double THICKEST = 0.4 * H;

    private final InkImage mask;
    private final List<Box> vertical;

    private Rules(InkImage mask, List<Box> vertical) {
        this.mask = mask;
        this.vertical = vertical;
    }

    static Rules in(InkImage ink) {
        try (InkImage across = longRuns(ink, true);
                InkImage upright = longRuns(ink, false)) {
            List<Box> vertical = upright.parts().stream()
                    .filter(rule -> rule.height() >= 4.5 * H && rule.width() <= H)
                    .toList();
            return new Rules(across.or(upright), vertical);
        }
    }

    /** Thickened a little first, so that a line that climbs slowly is still one run. */
    private static InkImage longRuns(InkImage ink, boolean horizontal) {
        int length = (int) (horizontal ? 6 * H : 4.5 * H);
        int thick = (int) THICKEST + SLACK;
        try (InkImage thicker = horizontal ? ink.dilated(1, SLACK) : ink.dilated(SLACK, 1);
                InkImage straight = horizontal ? thicker.opened(length, 1) : thicker.opened(1, length);
                InkImage runs = straight.widest(horizontal ? SHORTEST : 0);
                InkImage slabs = horizontal ? runs.opened(1, thick) : runs.opened(thick, 1);
                InkImage thin = runs.without(slabs)) {
            return thin.and(ink);
        }
    }

    InkImage mask() {
        return mask;
    }

    List<Box> vertical() {
        return vertical;
    }

    /** @return the picture with the lines, and the grey beside them, replaced by paper */
    GreyImage paintedOver(GreyImage image) {
        boolean[] gone;
        try (InkImage wider = mask.dilated(5, 5)) {
            gone = wider.toArray();
        }
        byte[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            if (gone[i]) {
                pixels[i] = (byte) EvenLight.PAPER;
            }
        }
        return new GreyImage(image.width(), image.height(), pixels);
    }

    @Override
    public void close() {
        mask.close();
    }
}
