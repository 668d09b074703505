package cm.mtchoun.ocr.bench;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Style;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Pictures as they should not be, made by rule: the same number gives the same bytes. All show {@link #NAMES}, or did. */
public final class OddFiles {
    public static final List<String> NAMES =
            List.of("ABENA Jeanne", "BELLA Rose", "ETO'O Luc", "MBARGA Paul", "NANA Yves", "TAMO Claire", "ZANG Alice");

    private static final BufferedImage LIST = list();

    private OddFiles() {}

    /**
     * One file.
     *
     * @param whole unusual, but not damaged: every name must be read
     */
    public record OddFile(String name, boolean whole, byte[] bytes) {}

    private interface Maker {
        byte[] make(SplittableRandom random) throws IOException;
    }

    /** What can happen to a file, or be unusual about it. */
    private enum Kind {
        CUT_JPEG(false, random -> cut(encoded(LIST, "jpeg"), random)),
        CUT_PROGRESSIVE_JPEG(false, random -> cut(progressive(LIST), random)),
        CUT_PNG(false, random -> cut(encoded(LIST, "png"), random)),
        CUT_TIFF(false, random -> cut(encoded(LIST, "tiff"), random)),
        CUT_PDF(false, random -> cut(pdf(LIST, random.nextBoolean()), random)),
        FLIPPED_JPEG(false, random -> flipped(encoded(LIST, "jpeg"), random)),
        FLIPPED_PNG(false, random -> flipped(encoded(LIST, "png"), random)),
        FLIPPED_GIF(false, random -> flipped(encoded(palette(), "gif"), random)),
        FLIPPED_TIFF(false, random -> flipped(encoded(LIST, "tiff"), random)),
        FLIPPED_BMP(false, random -> flipped(encoded(LIST, "bmp"), random)),
        FLIPPED_PDF(false, random -> flipped(pdf(LIST, random.nextBoolean()), random)),
        HOLED_JPEG(false, random -> holed(encoded(LIST, "jpeg"), random)),
        CUT_WEBP(false, random -> cut(webp(), random)),
        FLIPPED_WEBP(false, random -> flipped(webp(), random)),
        WRONG_TYPE(false, OddFiles::wrongType),
        HUGE(false, OddFiles::huge),
        TINY(false, random -> encoded(tiny(random), any(random, "jpeg", "png", "gif", "bmp", "tiff"))),
        NOISE(false, random -> encoded(noise(random), any(random, "jpeg", "png"))),
        WEBP(true, random -> webp()),
        TURNED_BY_THE_CAMERA(true, random -> turnedByTheCamera(any(random, 3, 6, 8))),
        PRINT_COLOURS(true, random -> fourColours()),
        DEEP(true, random -> encoded(deep(random.nextBoolean()), "png")),
        ANIMATED(true, random -> random.nextBoolean() ? animatedGif() : animatedPng()),
        INDEXED_OR_TRANSPARENT(
                true, random -> random.nextBoolean() ? encoded(palette(), "png") : encoded(transparent(), "png"));

        private final boolean whole;
        private final Maker maker;

        Kind(boolean whole, Maker maker) {
            this.whole = whole;
            this.maker = maker;
        }
    }

    /** So many files, all kinds in turn. */
    public static Stream<OddFile> first(int count) {
        return Stream.iterate(0, index -> index + 1).limit(count).map(OddFiles::file);
    }

    private static OddFile file(int index) {
        Kind kind = Kind.values()[index % Kind.values().length];
        try {
            byte[] bytes = kind.maker.make(new SplittableRandom(index));
            return new OddFile(kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + index, kind.whole, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list as it should be. @param format a name Java knows, such as {@code png} */
    public static byte[] list(String format) throws IOException {
        return encoded(LIST, format);
    }

    /** The rows of a printed page, 150 dpi. */
    private static BufferedImage list() {
        Communique communique = new Communique(LocalDate.of(2020, 7, 15), NAMES, Style.plain(), 7);
        BufferedImage page = Printer.print(communique).get(0).image();
        int top = page.getHeight() * 30 / 100;
        int height = page.getHeight() * 17 / 100;
        BufferedImage rows = new BufferedImage(page.getWidth() / 2, height / 2, BufferedImage.TYPE_INT_RGB);
        paint(rows, page.getSubimage(0, top, page.getWidth(), height));
        return rows;
    }

    private static BufferedImage painted(BufferedImage image) {
        paint(image, LIST);
        return image;
    }

    private static void paint(BufferedImage onto, BufferedImage what) {
        Graphics2D pen = onto.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(what, 0, 0, onto.getWidth(), onto.getHeight(), null);
        pen.dispose();
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("nothing here writes " + format);
        }
        return bytes.toByteArray();
    }

    private static byte[] progressive(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return written(writer, how, new IIOImage(image, null, null));
    }

    private static byte[] written(ImageWriter writer, ImageWriteParam how, IIOImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf(BufferedImage image, boolean lossless) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(595, 595f * image.getHeight() / image.getWidth()));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                var picture = lossless
                        ? LosslessFactory.createFromImage(document, image)
                        : JPEGFactory.createFromImage(document, image);
                content.drawImage(
                        picture,
                        0,
                        0,
                        page.getCropBox().getWidth(),
                        page.getCropBox().getHeight());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] cut(byte[] bytes, SplittableRandom random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** From one wrong bit to many, half of the time in the header too. */
    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        int first = random.nextBoolean() ? 0 : Math.min(bytes.length / 2, 700);
        int flips = 1 << random.nextInt(10);
        for (int i = 0; i < flips; i++) {
            bytes[first + random.nextInt(bytes.length - first)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] holed(byte[] bytes, SplittableRandom random) {
        int from = 700 + random.nextInt(bytes.length - 700);
        Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(8_000)), (byte) random.nextInt(256));
        return bytes;
    }

    private static byte[] wrongType(SplittableRandom random) {
        byte[] bytes = new byte[20 + random.nextInt(20_000)];
        random.nextBytes(bytes);
        String start = any(
                random,
                "",
                "<!DOCTYPE html><html><body>403 Forbidden",
                "PK\u0003\u0004",
                "GIF89a",
                "BM",
                "\u00ff\u00d8\u00ff\u00e0",
                "\u0089PNG\r\n\u001a\n",
                "II*\u0000\u0008\u0000\u0000\u0000",
                "RIFF\u0010\u0020\u0000\u0000WEBPVP8 ",
                "RIFF\u0010\u0020\u0000\u0000WEBPVP8L",
                "%PDF-1.7\n");
        byte[] magic = start.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, bytes, 0, Math.min(magic.length, bytes.length));
        return bytes;
    }

    /** A whole little file that claims to be enormous. */
    private static byte[] huge(SplittableRandom random) throws IOException {
        int side = any(random, 7_000, 30_000, 65_000);
        if (random.nextBoolean()) {
            return ByteBuffer.wrap(encoded(LIST, "png"))
                    .putInt(16, side)
                    .putInt(20, side)
                    .array();
        }
        byte[] jpeg = encoded(LIST, "jpeg");
        int frame = 0;
        while ((jpeg[frame] & 0xFF) != 0xFF || (jpeg[frame + 1] & 0xFF) != 0xC0) {
            frame++;
        }
        return ByteBuffer.wrap(jpeg)
                .putShort(frame + 5, (short) side)
                .putShort(frame + 7, (short) side)
                .array();
    }

    private static BufferedImage tiny(SplittableRandom random) {
        int width = any(random, 1, 1, 2, 7, 2_000);
        return new BufferedImage(width, any(random, 1, 1, 3), BufferedImage.TYPE_BYTE_GRAY);
    }

    private static BufferedImage noise(SplittableRandom random) {
        BufferedImage noise = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        int coarse = 1 + random.nextInt(6);
        byte[] row = new byte[noise.getWidth()];
        for (int y = 0; y < noise.getHeight(); y++) {
            for (int x = 0; x < row.length && y % coarse == 0; x++) {
                row[x] = x % coarse == 0 ? (byte) random.nextInt(256) : row[x - 1];
            }
            noise.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return noise;
    }

    /** As a printer's program stores it: cyan, magenta, yellow, black, all inverted. */
    private static byte[] fourColours() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(0, LIST.getWidth(), LIST.getHeight(), 4, null);
        for (int y = 0; y < LIST.getHeight(); y++) {
            for (int x = 0; x < LIST.getWidth(); x++) {
                inks.setPixel(x, y, new int[] {255, 255, 255, LIST.getRGB(x, y) & 0xFF});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        byte[] jpeg = written(writer, writer.getDefaultWriteParam(), new IIOImage(inks, null, null));
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return inserted(jpeg, 2, adobe);
    }

    private static BufferedImage deep(boolean grey) {
        if (grey) {
            return painted(new BufferedImage(LIST.getWidth(), LIST.getHeight(), BufferedImage.TYPE_USHORT_GRAY));
        }
        var rgb = java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB);
        return painted(ImageTypeSpecifier.createInterleaved(
                        rgb, new int[] {0, 1, 2}, java.awt.image.DataBuffer.TYPE_USHORT, false, false)
                .createBufferedImage(LIST.getWidth(), LIST.getHeight()));
    }

    private static BufferedImage palette() {
        return painted(new BufferedImage(LIST.getWidth(), LIST.getHeight(), BufferedImage.TYPE_BYTE_INDEXED));
    }

    private static BufferedImage transparent() {
        BufferedImage image = new BufferedImage(LIST.getWidth(), LIST.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, 255 - (LIST.getRGB(x, y) & 0xFF) << 24);
            }
        }
        return image;
    }

    private static byte[] animatedGif() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : List.of(palette(), new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_INDEXED))) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A PNG that says after its header that it has two frames. */
    private static byte[] animatedPng() throws IOException {
        ByteBuffer control = ByteBuffer.allocate(20).putInt(8).put("acTL".getBytes(StandardCharsets.US_ASCII));
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(control.putInt(2).putInt(0).array(), 4, 12);
        return inserted(
                encoded(LIST, "png"), 33, control.putInt((int) sum.getValue()).array());
    }

    /** Java writes none; this is the same picture, by the encoder everybody uses. */
    private static byte[] webp() throws IOException {
        try (InputStream file = OddFiles.class.getResourceAsStream("/ocr/list.webp")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    /** As a telephone stores it: the picture as the sensor saw it, and a mark how to turn it (3, 6 or 8). */
    private static byte[] turnedByTheCamera(int mark) throws IOException {
        int quarters = mark == 3 ? 2 : mark == 6 ? 3 : 1;
        boolean sideways = mark != 3;
        BufferedImage seen = new BufferedImage(
                sideways ? LIST.getHeight() : LIST.getWidth(),
                sideways ? LIST.getWidth() : LIST.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = seen.createGraphics();
        pen.translate(seen.getWidth() / 2.0, seen.getHeight() / 2.0);
        pen.rotate(quarters * Math.PI / 2);
        pen.drawImage(LIST, -LIST.getWidth() / 2, -LIST.getHeight() / 2, null);
        pen.dispose();
        ByteBuffer exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) mark);
        return inserted(encoded(seen, "jpeg"), 2, exif.array());
    }

    private static byte[] inserted(byte[] into, int at, byte[] what) {
        return ByteBuffer.allocate(into.length + what.length)
                .put(into, 0, at)
                .put(what)
                .put(into, at, into.length - at)
                .array();
    }

    @SafeVarargs
    private static <T> T any(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
