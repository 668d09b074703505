package cm.mtchoun.simulator.paper;

/**
 * The projective map of the plane that takes the corners of the unit square to four given points.
 * Closed form after Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), 2.2.3.
 */
final class Homography {
    private final double a;
    private final double b;
    private final double c;
    private final double d;
    private final double e;
    private final double f;
    private final double g;
    private final double h;

    /** @param to where (0,0), (1,0), (1,1), (0,1) go: x and y each; no three of them on a line */
    Homography(double[][] to) {
        double sumX = to[0][0] - to[1][0] + to[2][0] - to[3][0];
        double sumY = to[0][1] - to[1][1] + to[2][1] - to[3][1];
        double dx1 = to[1][0] - to[2][0];
        double dx2 = to[3][0] - to[2][0];
        double dy1 = to[1][1] - to[2][1];
        double dy2 = to[3][1] - to[2][1];
        double area = dx1 * dy2 - dx2 * dy1;
        g = (sumX * dy2 - dx2 * sumY) / area;
        h = (dx1 * sumY - sumX * dy1) / area;
        a = to[1][0] - to[0][0] + g * to[1][0];
        b = to[3][0] - to[0][0] + h * to[3][0];
        c = to[0][0];
        d = to[1][1] - to[0][1] + g * to[1][1];
        e = to[3][1] - to[0][1] + h * to[3][1];
        f = to[0][1];
    }

    /** What x and y are divided by at that place. */
    double depth(double u, double v) {
        return g * u + h * v + 1;
    }

    double x(double u, double v, double depth) {
        return (a * u + b * v + c) / depth;
    }

    double y(double u, double v, double depth) {
        return (d * u + e * v + f) / depth;
    }
}
