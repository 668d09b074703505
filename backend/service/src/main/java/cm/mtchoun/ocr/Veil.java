package cm.mtchoun.ocr;

/**
 * Ink of a stamp or a pen over print, which shines through it, if paler than elsewhere.
 *
 * @param paper how light paper is
 * @param toner how dark print is
 * @param onPaper how light the ink is on paper, where there is most of it
 * @param onPrint how dark print is below it, there
 */
record Veil(double paper, double toner, double onPaper, double onPrint) {

    private static final double LEAST_CONTRAST = 20; // else nothing is to be seen through it
    private static final double GRAIN = 0.15; // of that contrast: so much darker than the ink alone is no print yet
    private static final double PRINT = 0.03; // of all points below the ink: letters are thin

    /** @param below tones of what lies below the ink; print is the darkest of it */
    static Veil over(Tones below, double paper, double toner, double onPaper) {
        double darkest = below.quantile(PRINT);
        return new Veil(paper, toner, onPaper, Math.max(toner, Math.min(darkest, onPaper - LEAST_CONTRAST)));
    }

    /**
     * @param background what the point would be without print: {@code paper} where there is no ink, {@code onPaper} below most of it
     * @return what the point would be without the ink
     */
    double lifted(double value, double background) {
        double share = Math.max(0, Math.min(1, (paper - background) / (paper - onPaper)));
        double print = Math.min(toner + (onPrint - toner) * share, background - LEAST_CONTRAST);
        double bare = (value - print) / ((1 - GRAIN * share) * (background - print));
        return toner + (paper - toner) * Math.max(0, Math.min(1, bare));
    }
}
