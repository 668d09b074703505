package cm.mtchoun.simulator.paper;

import cm.mtchoun.simulator.paper.Level.Damage;
import java.util.SplittableRandom;

/** How the light falls on a page: brighter on one side and towards a spot, with the soft edge of a shadow. */
final class Light {
    private final double brightest;
    private final double gradient;
    private final double shadow;
    private final double angle;
    private final double shadowAngle;
    private final double edge;
    private final double softness;
    private final double spotX;
    private final double spotY;

    Light(Damage damage, SplittableRandom random) {
        brightest = damage.gradient() == 0 ? 1 : 0.96 + 0.03 * random.nextDouble();
        gradient = damage.gradient() * (0.6 + 0.4 * random.nextDouble());
        shadow = damage.shadow() * (0.6 + 0.4 * random.nextDouble());
        angle = random.nextDouble() * 2 * Math.PI;
        shadowAngle = random.nextDouble() * 2 * Math.PI;
        edge = 0.35 + 0.3 * random.nextDouble();
        softness = 0.08 + 0.25 * random.nextDouble();
        spotX = random.nextDouble();
        spotY = random.nextDouble();
    }

    /** @return what remains of the light at a place of the page, 0 to 1 */
    double at(double u, double v) {
        double slope = along(angle, u, v);
        double away = Math.min(1, (u - spotX) * (u - spotX) + (v - spotY) * (v - spotY));
        double dark = smooth((along(shadowAngle, u, v) - edge) / softness);
        return brightest * (1 - gradient * (0.7 * slope + 0.3 * away)) * (1 - shadow * dark);
    }

    /** 0 at one side of the page, 1 at the other, in that direction. */
    private static double along(double angle, double u, double v) {
        double reach = (u - 0.5) * StrictMath.cos(angle) + (v - 0.5) * StrictMath.sin(angle);
        return Math.min(1, Math.max(0, 0.5 + reach));
    }

    private static double smooth(double t) {
        double clamped = Math.min(1, Math.max(0, t + 0.5));
        return clamped * clamped * (3 - 2 * clamped);
    }
}
