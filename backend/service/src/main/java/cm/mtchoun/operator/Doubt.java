package cm.mtchoun.operator;

import java.util.Locale;

/** How far a match that waits for an operator is from being told without one. */
enum Doubt {
    /** Most likely the same person. */
    LOW(0.79, 2),
    MEDIUM(0.73, 0.79),
    /** Most likely not. */
    HIGH(0, 0.73);

    private final double from;
    private final double below;

    Doubt(double from, double below) {
        this.from = from;
        this.below = below;
    }

    double from() {
        return from;
    }

    double below() {
        return below;
    }

    static Doubt of(double score) {
        return score >= LOW.from ? LOW : score >= MEDIUM.from ? MEDIUM : HIGH;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
