package cm.mtchoun.simulator.paper;

/** How badly a page is scanned. */
public enum Level {
    /** 150 dpi, straight. */
    CLEAN(new Damage(150, 0, 0, 0, 0, 0, 0, 0.88)),
    /** 150 dpi, a little askew, soft and grainy. */
    SCAN(new Damage(150, 0.6, 0, 0.07, 0, 10, 0.6, 0.70)),
    /** 110 dpi, askew, uneven light, coarse JPEG. */
    POOR(new Damage(110, 1.4, 0, 0.24, 0, 17, 0.65, 0.45)),
    /** Taken by hand: perspective and a strong shadow. */
    PHOTO(new Damage(150, 1.0, 0.022, 0.22, 0.22, 17, 0.8, 0.65));

    private final Damage damage;

    Level(Damage damage) {
        this.damage = damage;
    }

    Damage damage() {
        return damage;
    }

    /**
     * What a scan does to a page.
     *
     * @param degrees largest rotation either way
     * @param perspective how far a corner may move, as a fraction of the page width
     * @param gradient part of the light lost from the brightest to the darkest side
     * @param shadow part of the light lost in the shadow of a hand
     * @param noise standard deviation of the grain before the lens softens it, in grey levels
     * @param blur standard deviation of the lens, in pixels of the result
     * @param quality of the JPEG, 0 to 1
     */
    record Damage(
            int dpi,
            double degrees,
            double perspective,
            double gradient,
            double shadow,
            double noise,
            double blur,
            double quality) {}
}
