package cm.mtchoun.ocr;

/**
 * A closed curve that is almost a circle: seen at an angle it is a little longer one way and off its centre.
 *
 * @param shape how much the radius differs by angle: constant, cosine, sine, and both of the double angle
 */
record Ring(double x, double y, double radius, double[] shape) {

    private static final int SAMPLES = 720;
    private static final int REACH = 7; // pixels the true ring may be away from the circle it was found as
    private static final int SECTOR = 15; // samples that are moved together

    interface Ink {
        boolean at(double x, double y);
    }

    /** Starts from a circle and follows the ink around it. */
    static Ring fitted(double x, double y, double radius, Ink ink) {
        Ring ring = new Ring(x, y, radius, new double[5]);
        for (int round = 0; round < 3; round++) {
            ring = ring.followed(ink, REACH - 2 * round);
        }
        return ring;
    }

    private Ring followed(Ink ink, int reach) {
        double[][] normal = new double[5][6];
        for (int start = 0; start < SAMPLES; start += SECTOR) {
            double best = 0;
            int most = -1;
            for (int offset = -reach; offset <= reach; offset++) {
                int inked = 0;
                for (int i = start; i < start + SECTOR; i++) {
                    double angle = 2 * Math.PI * i / SAMPLES;
                    double r = radiusAt(angle) + offset;
                    inked += ink.at(x + r * Math.cos(angle), y + r * Math.sin(angle)) ? 1 : 0;
                }
                if (inked > most || inked == most && Math.abs(offset) < Math.abs(best)) {
                    most = inked;
                    best = offset;
                }
            }
            double angle = 2 * Math.PI * (start + SECTOR / 2.0) / SAMPLES;
            add(normal, waves(angle), radiusAt(angle) - radius + best, Math.pow(most / (double) SECTOR, 2));
        }
        return new Ring(x, y, radius, solve(normal));
    }

    double radiusAt(double angle) {
        double[] waves = waves(angle);
        double r = radius;
        for (int i = 0; i < 5; i++) {
            r += shape[i] * waves[i];
        }
        return r;
    }

    /** @return 0 to 1 */
    double covered(Ink ink) {
        int inked = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double angle = 2 * Math.PI * i / SAMPLES;
            double r = radiusAt(angle);
            inked += ink.at(x + r * Math.cos(angle), y + r * Math.sin(angle)) ? 1 : 0;
        }
        return inked / (double) SAMPLES;
    }

    boolean isInside(Box part) {
        return part.x() <= x + radius
                && part.right() >= x - radius
                && part.y() <= y + radius
                && part.bottom() >= y - radius;
    }

    private static double[] waves(double angle) {
        return new double[] {1, Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)};
    }

    private static void add(double[][] normal, double[] waves, double value, double weight) {
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                normal[i][j] += weight * waves[i] * waves[j];
            }
            normal[i][5] += weight * waves[i] * value;
        }
    }

    /** Gauss; the little added to the diagonal keeps a half-covered ring from being bent. */
    private static double[] solve(double[][] m) {
        for (int i = 0; i < 5; i++) {
            m[i][i] += 0.5;
        }
        for (int i = 0; i < 5; i++) {
            for (int row = 0; row < 5; row++) {
                if (row != i) {
                    double factor = m[row][i] / m[i][i];
                    for (int column = i; column < 6; column++) {
                        m[row][column] -= factor * m[i][column];
                    }
                }
            }
        }
        double[] solution = new double[5];
        for (int i = 0; i < 5; i++) {
            solution[i] = m[i][5] / m[i][i];
        }
        return solution;
    }
}
