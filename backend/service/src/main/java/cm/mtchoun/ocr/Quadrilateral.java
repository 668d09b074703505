package cm.mtchoun.ocr;

/** A convex figure with four corners, clockwise from the top left one: x and y each. */
final class Quadrilateral {

    private final double[][] corners;

    Quadrilateral(double[][] corners) {
        this.corners = corners;
    }

    Quadrilateral scaled(double factor) {
        double[][] scaled = new double[4][];
        for (int i = 0; i < 4; i++) {
            scaled[i] = new double[] {corners[i][0] * factor, corners[i][1] * factor};
        }
        return new Quadrilateral(scaled);
    }

    boolean contains(double x, double y) {
        for (int side = 0; side < 4; side++) {
            double[] from = corners[side];
            double[] to = corners[(side + 1) % 4];
            if ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A point beside one of the sides.
     *
     * @param along from 0 at the side's first corner to 1
     * @param out distance from the side, outwards when positive
     */
    double[] beside(int side, double along, double out) {
        double[] from = corners[side];
        double[] to = corners[(side + 1) % 4];
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        return new double[] {from[0] + along * dx + out * dy / length, from[1] + along * dy - out * dx / length};
    }

    Box bounds() {
        double left = Math.min(corners[0][0], corners[3][0]);
        double right = Math.max(corners[1][0], corners[2][0]);
        double top = Math.min(corners[0][1], corners[1][1]);
        double bottom = Math.max(corners[2][1], corners[3][1]);
        return new Box((int) left, (int) top, (int) Math.max(1, right - left), (int) Math.max(1, bottom - top));
    }
}
