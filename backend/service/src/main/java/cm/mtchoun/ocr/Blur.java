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
        byte[] result = new byte[width * height];
        float[][] across = new float[kernel.length][width]; // the rows in reach of one row: never the whole picture
        float[] sums = new float[width];
        int blurred = 0;
        for (int y = 0; y < height; y++) {
            for (; blurred <= Math.min(height - 1, y + radius); blurred++) {
                across(image, blurred, kernel, across[blurred % kernel.length]);
            }
            java.util.Arrays.fill(sums, 0.5f);
            for (int k = 0; k < kernel.length; k++) {
                float[] row = across[Math.max(0, Math.min(height - 1, y + k - radius)) % kernel.length];
                float weight = kernel[k];
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * row[x];
                }
            }
            for (int x = 0; x < width; x++) {
                result[y * width + x] = (byte) Math.min(255, (int) sums[x]);
            }
        }
        return new GreyImage(width, height, result);
    }

    private static void across(GreyImage image, int y, float[] kernel, float[] result) {
        int radius = kernel.length / 2;
        float[] line = new float[image.width() + 2 * radius];
        for (int x = 0; x < line.length; x++) {
            line[x] = image.at(Math.max(0, Math.min(image.width() - 1, x - radius)), y);
        }
        for (int x = 0; x < result.length; x++) {
            float sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * line[x + k];
            }
            result[x] = sum;
        }
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
