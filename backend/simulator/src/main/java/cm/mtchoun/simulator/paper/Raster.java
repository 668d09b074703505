package cm.mtchoun.simulator.paper;

import java.awt.image.BufferedImage;

/** Light falling on a sensor: one or three channels of grey levels, 0 black to 255 white, row after row. */
final class Raster {
    final int width;
    final int height;
    final float[][] channels;

    Raster(int width, int height, int channels) {
        this.width = width;
        this.height = height;
        this.channels = new float[channels][width * height];
    }

    /** Softens by a Gaussian of that standard deviation in pixels; 0 leaves all as it is. */
    void blur(double sigma) {
        if (sigma <= 0) {
            return;
        }
        float[] kernel = kernel(sigma);
        for (float[] channel : channels) {
            float[] rows = convolve(channel, kernel, 1, width, height, width);
            System.arraycopy(convolve(rows, kernel, width, height, width, 1), 0, channel, 0, channel.length);
        }
    }

    /** The same picture a quarter turn clockwise. */
    Raster turned() {
        Raster turned = new Raster(height, width, channels.length);
        for (int channel = 0; channel < channels.length; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    turned.channels[channel][x * height + height - 1 - y] = channels[channel][y * width + x];
                }
            }
        }
        return turned;
    }

    private static float[] kernel(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) StrictMath.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /** Along lines of {@code length} values {@code step} apart; {@code lines} of them, {@code stride} apart. */
    private static float[] convolve(float[] from, float[] kernel, int step, int length, int lines, int stride) {
        float[] to = new float[from.length];
        int reach = kernel.length / 2;
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                float sum = 0;
                for (int k = -reach; k <= reach; k++) {
                    int at = Math.min(Math.max(i + k, 0), length - 1);
                    sum += kernel[k + reach] * from[line * stride + at * step];
                }
                to[line * stride + i * step] = sum;
            }
        }
        return to;
    }

    BufferedImage toImage() {
        int type = channels.length == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        int[] pixel = new int[channels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < channels.length; channel++) {
                    pixel[channel] = Math.min(255, Math.max(0, Math.round(channels[channel][y * width + x])));
                }
                image.getRaster().setPixel(x, y, pixel);
            }
        }
        return image;
    }
}
