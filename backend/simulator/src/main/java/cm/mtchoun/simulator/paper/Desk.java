package cm.mtchoun.simulator.paper;

import java.util.random.RandomGenerator;

/** What a page lies on, in grey levels; places are fractions of the page. */
interface Desk {

    float NOTHING = -1;

    /** What is seen at a place beside the page. */
    float beside(double u, double v);

    /** What is seen instead of the page at a place of it; {@link #NOTHING} where it is the page. */
    float over(double u, double v);

    /** One colour. */
    static Desk plain(float grey) {
        return new Desk() {
            @Override
            public float beside(double u, double v) {
                return grey;
            }

            @Override
            public float over(double u, double v) {
                return NOTHING;
            }
        };
    }

    /** A wooden table, sometimes another sheet on it, and the thumb that holds the page at its left edge. */
    static Desk wooden(RandomGenerator random) {
        float wood = 35 + 80 * random.nextFloat();
        double grain = 60 + 120 * random.nextDouble();
        double sheet = random.nextInt(3) == 0 ? 1.06 + 0.05 * random.nextDouble() : Double.MAX_VALUE;
        double thumb = 0.2 + 0.6 * random.nextDouble();
        return new Desk() {
            @Override
            public float beside(double u, double v) {
                float finger = over(u, v);
                if (finger != NOTHING) {
                    return finger;
                }
                return u > sheet && v > 0.1
                        ? 225
                        : wood + 14 * (float) StrictMath.sin(grain * v + 3 * StrictMath.sin(5 * u));
            }

            @Override
            public float over(double u, double v) {
                double x = (u + 0.02) / 0.055;
                double y = (v - thumb) / 0.03;
                return x * x + y * y < 1 ? 150 : NOTHING;
            }
        };
    }
}
