package cm.mtchoun.ocr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A JPEG, PNG, GIF, BMP, or a TIFF, which alone can have several pages. */
final class PictureFile implements PageFile {
    private final ImageReader reader;
    private final int pages;

    private PictureFile(ImageInputStream in, ImageReader reader) throws IOException {
        this.reader = reader;
        reader.setInput(in);
        boolean many = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
        // an animation is its first picture
        this.pages = many ? Math.max(1, Math.min(ImageDecoder.MAX_PAGES, reader.getNumImages(true))) : 1;
    }

    /** @throws UnreadableImage when no reader knows the format */
    static PictureFile open(byte[] bytes) throws IOException, UnreadableImage {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new UnreadableImage("this is no picture: " + kind(bytes));
        }
        return new PictureFile(in, readers.next());
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public long pixels(int number) throws IOException, UnreadableImage {
        return ImageDecoder.size(reader.getWidth(number - 1), reader.getHeight(number - 1));
    }

    @Override
    public GreyImage page(int number) throws IOException, UnreadableImage {
        pixels(number);
        if (reader.getFormatName().equalsIgnoreCase("JPEG") && reader.canReadRaster()) {
            try {
                return GreyScale.of(reader.read(number - 1));
            } catch (IIOException fourColours) {
                return GreyScale.ofPrintColours(reader.readRaster(number - 1, null));
            }
        }
        return GreyScale.of(reader.read(number - 1));
    }

    @Override
    public void close() {
        reader.dispose();
    }

    private static String kind(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype") ? "it is a web page" : "the format is unknown";
    }
}
