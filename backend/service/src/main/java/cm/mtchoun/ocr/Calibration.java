package cm.mtchoun.ocr;

import java.util.List;

/**
 * How likely a name is right, by how its words were agreed on. Counted on 4,748 names of 124 printed pages of all levels,
 * most of them in two columns, in development typefaces; how well it holds elsewhere is in {@code docs/accuracy.md}.
 */
final class Calibration {

    private static final double SMALL_TYPE = 12; // pixels of the page that a capital is high
    private static final double AGREED = 0.999;
    private static final double AGREED_IN_SMALL_TYPE = 0.989;
    private static final double SECONDED = 0.95;
    private static final double TWO_DISPUTED = 0.25; // words on which no two models agree

    /** One word on which no two models agree: its confidence, ascending, and how often the name was right. */
    private static final double[][] DISPUTED = {{0.5, 0.1}, {0.57, 0.2}, {0.61, 0.53}, {0.64, 0.85}};

    private Calibration() {}

    /**
     * @param tokens of one name, at least one, with confidences as {@link Vote} gives them
     * @param capitals pixels of the page as published
     * @return 0 to 1
     */
    static double of(List<Token> tokens, double capitals) {
        double least = tokens.stream().mapToDouble(Token::confidence).min().orElse(0);
        if (least >= Vote.AGREED) {
            return capitals < SMALL_TYPE ? AGREED_IN_SMALL_TYPE : AGREED;
        }
        if (least >= Vote.OUTVOTED) {
            return SECONDED;
        }
        long disputed = tokens.stream()
                .filter(token -> token.confidence() < Vote.OUTVOTED)
                .count();
        return disputed > 1 ? Math.min(TWO_DISPUTED, disputed(least)) : disputed(least);
    }

    private static double disputed(double confidence) {
        double[] below = DISPUTED[0];
        for (double[] above : DISPUTED) {
            if (confidence < above[0]) {
                double share = above == below ? 0 : (confidence - below[0]) / (above[0] - below[0]);
                return below[1] + share * (above[1] - below[1]);
            }
            below = above;
        }
        return below[1];
    }
}
