package cm.mtchoun.simulator.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The page under the glass, in one or three channels, to be looked at between its pixels too. */
final class Original {
    private final int width;
    private final int height;
    private final byte[][] channels;
    private final Desk desk;

    /** @param desk what lies around the page */
    Original(BufferedImage page, Tint tint, Desk desk) {
        this.width = page.getWidth();
        this.height = page.getHeight();
        this.desk = desk;
        this.channels = new byte[tint.channels()][width * height];
        int[] rgb = ((DataBufferInt) page.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) {
            if (tint == Tint.GREY) {
                channels[0][i] = (byte) luminance(rgb[i]);
            } else {
                channels[0][i] = (byte) (rgb[i] >> 16);
                channels[1][i] = (byte) (rgb[i] >> 8);
                channels[2][i] = (byte) rgb[i];
            }
        }
    }

    /** Adds a quarter of what is seen at a place of the page (both 0 to 1 on it) to each channel of a pixel. */
    void addQuarter(double u, double v, float[][] to, int pixel) {
        double x = u * width - 0.5;
        double y = v * height - 0.5;
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        boolean inside = left >= 0 && top >= 0 && left < width - 1 && top < height - 1;
        boolean around = u < 0 || v < 0 || u > 1 || v > 1;
        float over = desk.over(u, v);
        for (int channel = 0; channel < to.length; channel++) {
            float seen = around ? desk.beside(u, v) : over == Desk.NOTHING ? 255 : over;
            boolean paper = inside && over == Desk.NOTHING;
            to[channel][pixel] +=
                    (paper ? between(channels[channel], top * width + left, (float) x - left, (float) y - top) : seen)
                            / 4;
        }
    }

    /** Bilinear, from the pixel and its three neighbours to the right and below. */
    private float between(byte[] channel, int at, float right, float down) {
        int nw = channel[at] & 255;
        int sw = channel[at + width] & 255;
        float upper = nw + right * ((channel[at + 1] & 255) - nw);
        float lower = sw + right * ((channel[at + width + 1] & 255) - sw);
        return upper + down * (lower - upper);
    }

    private static int luminance(int rgb) {
        return (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255) + 500) / 1000;
    }
}
