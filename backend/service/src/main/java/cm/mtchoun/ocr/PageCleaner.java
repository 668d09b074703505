package cm.mtchoun.ocr;

import java.util.List;
import java.util.Optional;

/** From the picture as published to a {@link WorkingPage}. */
final class PageCleaner {

    private static final double SOFT = WorkingPage.CAPITALS / 22.0; // takes the grain away, keeps thin strokes
    private static final double SIZE_TOLERANCE = 0.1;
    private static final int MAX_WORKING_PIXELS = 24_000_000; // A3 in 8 points has 19

    private static final int CUT = 15; // pixels at most that a ruling line leaves between the halves of what it crosses
    private static final int MOST_RINGS = 24; // a stamp has three; more are found in noise alone

    private PageCleaner() {}

    /**
     * Of a page whose lines may run in any direction; where they run up or down, it is turned so that they run across, one
     * way or the other.
     *
     * @return empty when there is nothing on the page that could be text
     */
    static Optional<WorkingPage> clean(GreyImage page) {
        return clean(page, Turn.NONE, true);
    }

    /** Of a page turned like that. */
    static Optional<WorkingPage> clean(GreyImage page, Turn turn) {
        return clean(turn.of(page), turn, false);
    }

    private static Optional<WorkingPage> clean(GreyImage page, Turn turn, boolean maySideways) {
        GreyImage even = EvenLight.of(page);
        double capitals;
        double fall;
        GreyImage calm = Blur.of(even, 0.7);
        try (InkImage ink = InkImage.of(calm, InkThreshold.of(calm))) {
            List<Box> parts = ink.parts();
            capitals = CapitalHeight.of(parts);
            if (maySideways && capitals > 0 && TextDirection.isSideways(parts)) {
                return clean(page, Turn.RIGHT);
            }
            fall = ink.skew();
        }
        Optional<WorkingPage> first = prepared(even, turn, capitals, fall);
        double ofRows = first.map(working -> CapitalHeight.ofRows(LineFinder.find(working)))
                .orElse(0.0);
        double misjudged = ofRows / WorkingPage.CAPITALS;
        boolean wrongSize = ofRows > 0 && Math.abs(misjudged - 1) > SIZE_TOLERANCE;
        return wrongSize ? prepared(even, turn, capitals * misjudged, fall) : first;
    }

    private static Optional<WorkingPage> prepared(GreyImage even, Turn turn, double capitals, double fall) {
        double scale = WorkingPage.CAPITALS / capitals;
        if (capitals == 0 || scale * scale * even.pixels().length > MAX_WORKING_PIXELS) {
            return Optional.empty();
        }
        Straightening straightening = new Straightening(even.width(), even.height(), scale, fall);
        return Optional.of(withoutRules(straightening.apply(even), new Placing(turn, straightening)));
    }

    private static WorkingPage withoutRules(GreyImage straight, Placing placing) {
        GreyImage soft = Blur.of(straight, SOFT);
        int threshold = InkThreshold.of(soft);
        try (InkImage ink = InkImage.of(soft, threshold);
                Rules rules = Rules.in(ink);
                InkImage text = ink.without(rules.mask())) {
            List<Ring> stamps = stamps(soft, threshold, ink, rules, text);
            if (stamps.isEmpty() || stamps.size() > MOST_RINGS) {
                return new WorkingPage(rules.paintedOver(straight), threshold, text.parts(), rules.vertical(), placing);
            }
            GreyImage unstamped = SignatureLifter.without(RingEraser.without(straight, stamps), stamps, threshold);
            return withoutRules(unstamped, threshold, placing);
        }
    }

    private static WorkingPage withoutRules(GreyImage image, int threshold, Placing placing) {
        try (InkImage ink = InkImage.of(Blur.of(image, SOFT), threshold);
                Rules rules = Rules.in(ink);
                InkImage text = ink.without(rules.mask())) {
            return new WorkingPage(rules.paintedOver(image), threshold, text.parts(), rules.vertical(), placing);
        }
    }

    /** In a table a stamp hangs together with the ruling lines: there it is looked for once they are taken out. */
    private static List<Ring> stamps(GreyImage soft, int threshold, InkImage ink, Rules rules, InkImage text) {
        if (rules.vertical().isEmpty()) {
            return RingFinder.in(soft, threshold, ink.parts());
        }
        try (InkImage joined = text.dilated(CUT, CUT)) {
            return RingFinder.in(rules.paintedOver(soft), threshold, joined.parts());
        }
    }
}
