package cm.mtchoun.ocr;

import java.util.List;
import java.util.Optional;

/** From the picture as published to a {@link WorkingPage}. */
final class PageCleaner {

    private static final double SOFT = WorkingPage.CAPITALS / 22.0; // takes the grain away, keeps thin strokes
    private static final double SIZE_TOLERANCE = 0.1;
    private static final int MAX_WORKING_PIXELS = 40_000_000;

    private PageCleaner() {}

    /** @return empty when there is nothing on the page that could be text */
    static Optional<WorkingPage> clean(GreyImage page) {
        GreyImage even = EvenLight.of(page);
        double capitals;
        double fall;
        GreyImage calm = Blur.of(even, 0.7);
        try (InkImage ink = InkImage.of(calm, InkThreshold.of(calm))) {
            capitals = CapitalHeight.of(ink.parts());
            fall = ink.skew();
        }
        Optional<WorkingPage> first = prepared(even, capitals, fall);
        double ofRows = first.map(working -> CapitalHeight.ofRows(LineFinder.find(working)))
                .orElse(0.0);
        double misjudged = ofRows / WorkingPage.CAPITALS;
        boolean wrongSize = ofRows > 0 && Math.abs(misjudged - 1) > SIZE_TOLERANCE;
        return wrongSize ? prepared(even, capitals * misjudged, fall) : first;
    }

    private static Optional<WorkingPage> prepared(GreyImage even, double capitals, double fall) {
        double scale = WorkingPage.CAPITALS / capitals;
        if (capitals == 0 || scale * scale * even.pixels().length > MAX_WORKING_PIXELS) {
            return Optional.empty();
        }
        Straightening straightening = new Straightening(even.width(), even.height(), scale, fall);
        return Optional.of(withoutRules(straightening.apply(even), straightening));
    }

    private static WorkingPage withoutRules(GreyImage straight, Straightening straightening) {
        GreyImage soft = Blur.of(straight, SOFT);
        int threshold = InkThreshold.of(soft);
        try (InkImage ink = InkImage.of(soft, threshold)) {
            List<Ring> stamps = RingFinder.in(soft, threshold, ink.parts());
            if (stamps.isEmpty()) {
                return withoutRules(straight, threshold, ink, straightening);
            }
            GreyImage unstamped = RingEraser.without(straight, stamps);
            try (InkImage rest = InkImage.of(Blur.of(unstamped, SOFT), threshold)) {
                return withoutRules(unstamped, threshold, rest, straightening);
            }
        }
    }

    private static WorkingPage withoutRules(GreyImage image, int threshold, InkImage ink, Straightening straightening) {
        try (Rules rules = Rules.in(ink);
                InkImage text = ink.without(rules.mask())) {
            return new WorkingPage(rules.paintedOver(image), threshold, text.parts(), rules.vertical(), straightening);
        }
    }
}
