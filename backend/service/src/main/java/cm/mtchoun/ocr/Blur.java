package cm.mtchoun.ocr;

/** Gaussian blur. */
final class Blur {

    private Blur() {}

    /** @param sigma in pixels; 0 gives the same picture back */
    static GreyImage of(GreyImage image, double sigma) {
        if (sigma <= 0) {
            return image;
        }
        float[] kernel = kernel(sigma);
        int radius = kernel.length / 2;
        int width = image.width();
        int height = image.height();
        float[] across = new float[width * height];
        float[] line = new float[width + 2 * radius];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = image.at(Math.max(0, Math.min(width - 1, x - radius)), y);
            }
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * line[x + k];
                }
                across[y * width + x] = sum;
            }
        }
        return down(across, width, height, kernel);
    }

    private static GreyImage down(float[] across, int width, int height, float[] kernel) {
        int radius = kernel.length / 2;
        byte[] result = new byte[width * height];
        float[] sums = new float[width];
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(sums, 0.5f);
            for (int k = 0; k < kernel.length; k++) {
                int start = Math.max(0, Math.min(height - 1, y + k - radius)) * width;
                float weight = kernel[k];
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * across[start + x];
                }
            }
            for (int x = 0; x < width; x++) {
                result[y * width + x] = (byte) Math.min(255, (int) sums[x]);
            }
        }
        return new GreyImage(width, height, result);
    }

    private static float[] kernel(double sigma) {
        int radius = (int) Math.ceil(2.5 * sigma);
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
