package cm.mtchoun.watch;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small real images, and some that lie about their size. */
final class TestImages {
    private TestImages() {}

    /** A JPEG unlike that of any other seed. */
    static byte[] jpeg(int seed) {
        return image("jpg", 40, 30, new Random(seed));
    }

    static byte[] image(String format, int width, int height) {
        return image(format, width, height, new Random(1));
    }

    private static byte[] image(String format, int width, int height, Random random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("Java cannot write " + format);
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A small file whose header says it is larger. */
    static byte[] declaring(String format, int width, int height) {
        return switch (format) {
            case "jpg" -> {
                byte[] jpeg = image(format, 8, 8);
                int frame = 2;
                while ((jpeg[frame + 1] & 0xFF) != 0xC0) {
                    frame += 2 + ByteBuffer.wrap(jpeg).getShort(frame + 2);
                }
                ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
                yield jpeg;
            }
            case "png" -> {
                byte[] png = image(format, 8, 8);
                ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
                yield png;
            }
            default ->
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(new byte[] {'I', 'I', 42, 0})
                        .putInt(8)
                        .putShort((short) 2)
                        .putShort((short) 256)
                        .putShort((short) 4)
                        .putInt(1)
                        .putInt(width)
                        .putShort((short) 257)
                        .putShort((short) 4)
                        .putInt(1)
                        .putInt(height)
                        .array();
        };
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
