package cm.mtchoun.ocr;

import java.awt.image.BufferedImage;

/**
 * Makes colours grey by taking the lightest of red, green and blue: black ink stays black, the blue, violet or red of
 * stamps and signatures fades.
 */
final class GreyScale {

    private static final int GRAIN = 24;

    private GreyScale() {}

    /** Transparent parts become white paper. */
    static GreyImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                int opaque = argb >>> 24;
                int grey = withoutColour(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
                pixels[y * width + x] = (byte) ((grey * opaque + 255 * (255 - opaque)) / 255);
            }
        }
        return new GreyImage(width, height, pixels);
    }

    /** The lightest of the three, and lighter still the more colour there is: stronger than grain and yellowed paper have. */
    private static int withoutColour(int red, int green, int blue) {
        int lightest = Math.max(red, Math.max(green, blue));
        int colour = lightest - Math.min(red, Math.min(green, blue));
        return Math.min(255, lightest + Math.max(0, colour - GRAIN) * 3 / 4);
    }
}
