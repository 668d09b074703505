package cm.mtchoun.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures of lines with their texts as {@code lstmtraining} takes them ({@code DocumentData} in Tesseract 4 and 5). */
final class LstmLines implements Closeable {

    private final RandomAccessFile file;
    private int count;

    /** Replaces what is at that path. */
    LstmLines(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(0);
        writeNumber(0);
    }

    int count() {
        return count;
    }

    void add(GreyImage line, String text) throws IOException {
        file.write(1); // there is a page
        writeText(String.valueOf(count));
        writeNumber(count);
        writeBytes(png(line));
        writeText("fra"); // the language, which training does not look at
        writeText(text);
        writeNumber(0); // boxes of letters
        writeNumber(0); // and their texts
        file.write(0); // not written downwards
        count++;
    }

    private static byte[] png(GreyImage line) throws IOException {
        BufferedImage image = new BufferedImage(line.width(), line.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, line.width(), line.height(), line.pixels());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private void writeText(String text) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void writeBytes(byte[] bytes) throws IOException {
        writeNumber(bytes.length);
        file.write(bytes);
    }

    private void writeNumber(int number) throws IOException {
        file.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    @Override
    public void close() throws IOException {
        file.seek(0);
        writeNumber(count);
        file.close();
    }
}
