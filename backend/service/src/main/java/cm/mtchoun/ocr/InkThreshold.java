package cm.mtchoun.ocr;

/** How dark a point must be to be ink: fainter print and calmer paper allow a lighter limit. */
final class InkThreshold {

    private static final double SHARE_OF_CONTRAST = 0.30; // thin strokes reach a third of the darkness of thick ones
    private static final double NOISE_MARGIN = 5; // standard deviations of the paper
    private static final double INK_SHARE = 0.01;
    private static final double DARK = 0.7; // of the paper's light

    private InkThreshold() {}

    /** @param even light evened out, noise blurred */
    static int of(GreyImage even) {
        int[] histogram = histogram(even);
        int paper = paper(histogram);
        int ink = ink(histogram, paper, even.pixels().length);
        double noise = noise(histogram, paper);
        double drop = Math.max(SHARE_OF_CONTRAST * (paper - ink), NOISE_MARGIN * noise);
        return (int) Math.round(paper - Math.min(drop, 0.55 * (paper - ink)));
    }

    /** @return how dark the print of a page is */
    static int ink(GreyImage even) {
        int[] histogram = histogram(even);
        return ink(histogram, paper(histogram), even.pixels().length);
    }

    /** @return standard deviation of the paper's light */
    static double noise(GreyImage image) {
        int[] histogram = histogram(image);
        return noise(histogram, paper(histogram));
    }

    private static int[] histogram(GreyImage image) {
        int[] histogram = new int[256];
        for (byte pixel : image.pixels()) {
            histogram[pixel & 0xFF]++;
        }
        return histogram;
    }

    private static int paper(int[] histogram) {
        int paper = 200;
        for (int value = 200; value < 256; value++) {
            if (histogram[value] > histogram[paper]) {
                paper = value;
            }
        }
        return paper;
    }

    /** How dark ink is: that of the darkest of it, which on a page with two names is far less than on a full one. */
    private static int ink(int[] histogram, int paper, int pixels) {
        long dark = 0;
        for (int value = 0; value < DARK * paper; value++) {
            dark += histogram[value];
        }
        double wanted = dark == 0 ? pixels * INK_SHARE : Math.min(pixels * INK_SHARE, dark / 3.0);
        int ink = 0;
        for (long darker = 0; darker < wanted; ink++) {
            darker += histogram[ink];
        }
        return ink;
    }

    /** From the lighter side of the peak, where there is no ink: two thirds of it lie within one deviation. */
    private static double noise(int[] histogram, int paper) {
        long lighter = 0;
        for (int value = paper; value < 256; value++) {
            lighter += histogram[value];
        }
        long seen = 0;
        for (int value = paper; value < 256; value++) {
            seen += histogram[value];
            if (seen >= 0.683 * lighter) {
                return value - paper + 1;
            }
        }
        return 1;
    }
}
