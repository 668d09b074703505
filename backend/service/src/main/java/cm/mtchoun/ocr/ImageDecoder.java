package cm.mtchoun.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns the bytes of a picture or a PDF into grey pages. What it is given was published by somebody else: it trusts nothing. */
final class ImageDecoder {

    static final int MAX_BYTES = 32 << 20;
    static final long MAX_PIXELS = 60_000_000;
    static final int MAX_PAGES = 60;
    private static final int PDF_DPI = 200;

    private ImageDecoder() {}

    /** @throws UnreadableImage when there is no page to be had, with the reason */
    static List<GreyImage> decode(byte[] bytes) throws UnreadableImage {
        if (bytes.length == 0) {
            throw new UnreadableImage("the file is empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableImage("the file has " + bytes.length + " bytes, more than " + MAX_BYTES);
        }
        if (isCutShort(bytes)) {
            throw new UnreadableImage("the file is damaged: the JPEG is cut short");
        }
        try {
            return startsWith(bytes, "%PDF-") ? pdf(bytes) : pictures(bytes);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImage("the file is damaged: " + e.getMessage());
        }
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        return new String(
                        bytes, 0, Math.min(bytes.length, magic.length()), java.nio.charset.StandardCharsets.ISO_8859_1)
                .equals(magic);
    }

    /** Java fills what is missing of a JPEG with grey; half a list must not pass for a whole one. */
    private static boolean isCutShort(byte[] bytes) {
        if (bytes.length < 4 || (bytes[0] & 0xFF) != 0xFF || (bytes[1] & 0xFF) != 0xD8) {
            return false;
        }
        for (int i = bytes.length - 2; i > bytes.length / 2; i--) {
            if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xD9) {
                return false;
            }
        }
        return true;
    }

    private static List<GreyImage> pictures(byte[] bytes) throws IOException, UnreadableImage {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadableImage("this is no picture: " + kind(bytes));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return pages(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static List<GreyImage> pages(ImageReader reader) throws IOException, UnreadableImage {
        boolean many = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
        int count = many ? Math.min(MAX_PAGES, reader.getNumImages(true)) : 1; // an animation is its first picture
        List<GreyImage> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requireSize(reader.getWidth(i), reader.getHeight(i));
            pages.add(picture(reader, i));
        }
        return pages;
    }

    private static GreyImage picture(ImageReader reader, int index) throws IOException {
        if (reader.getFormatName().equalsIgnoreCase("JPEG") && reader.canReadRaster()) {
            try {
                return GreyScale.of(reader.read(index));
            } catch (javax.imageio.IIOException fourColours) {
                return GreyScale.ofPrintColours(reader.readRaster(index, null));
            }
        }
        return GreyScale.of(reader.read(index));
    }

    private static void requireSize(long width, long height) throws UnreadableImage {
        if (width < 1 || height < 1 || width * height > MAX_PIXELS) {
            throw new UnreadableImage(width + " × " + height + " pixels is more than " + MAX_PIXELS);
        }
    }

    private static List<GreyImage> pdf(byte[] bytes) throws IOException, UnreadableImage {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int count = document.getNumberOfPages();
            if (count < 1 || count > MAX_PAGES) {
                throw new UnreadableImage("the PDF has " + count + " pages; from 1 to " + MAX_PAGES + " are read");
            }
            PDFRenderer renderer = new PDFRenderer(document);
            List<GreyImage> pages = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                var size = document.getPage(i).getCropBox();
                double dots = PDF_DPI / 72.0;
                requireSize((long) (size.getWidth() * dots), (long) (size.getHeight() * dots));
                BufferedImage page = renderer.renderImageWithDPI(i, PDF_DPI, ImageType.RGB);
                pages.add(GreyScale.of(page));
            }
            return pages;
        }
    }

    private static String kind(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 200), java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype") ? "it is a web page" : "the format is unknown";
    }
}
