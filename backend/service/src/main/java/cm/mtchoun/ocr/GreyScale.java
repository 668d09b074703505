package cm.mtchoun.ocr;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;

/** Makes pictures grey, and takes off them what lies over the print in colour. */
final class GreyScale {

    private static final int WHITE = 255;

    private GreyScale() {}

    /** Transparent parts become white paper. */
    static GreyImage of(BufferedImage picture) {
        if (isGrey(picture)) {
            return samples(picture);
        }
        ColouredInk ink = ColouredInk.on(picture);
        return ink.isGrainy() ? faded(picture) : ink.lifted();
    }

    private static boolean isGrey(BufferedImage picture) {
        ColorModel colours = picture.getColorModel();
        int type = picture.getRaster().getTransferType();
        return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && colours.getNumComponents() == 1
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
                && colours.getComponentSize(0) == DataBuffer.getDataTypeSize(type);
    }

    /** As the file has them: Java takes them for linear light, and would make print and pen pale, and like each other. */
    private static GreyImage samples(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int tooFine = picture.getColorModel().getComponentSize(0) - 8;
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) (row[x] >> tooFine);
            }
        }
        return new GreyImage(width, height, pixels);
    }

    /** The lightest of red, green and blue, and lighter still the more colour there is: it asks little of coarse colours. */
    private static GreyImage faded(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                int opaque = argb >>> 24;
                int grey = faded(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
                pixels[y * width + x] = (byte) ((grey * opaque + WHITE * (WHITE - opaque)) / WHITE);
            }
        }
        return new GreyImage(width, height, pixels);
    }

    private static int faded(int red, int green, int blue) {
        int lightest = Math.max(red, Math.max(green, blue));
        int colour = lightest - Math.min(red, Math.min(green, blue));
        return Math.min(WHITE, lightest + Math.max(0, colour - ColouredInk.GRAIN) * 3 / 4);
    }
}
