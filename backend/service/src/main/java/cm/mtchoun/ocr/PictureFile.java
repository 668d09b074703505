package cm.mtchoun.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A JPEG, PNG, WebP, GIF, BMP, or a TIFF, which alone can have several pages. */
final class PictureFile implements PageFile {
    private static final String STRICT = "com.twelvemonkeys.";

    private final ImageReader reader;
    private final int pages;
    /** What the decoder put up with. */
    private final Set<String> warnings = new LinkedHashSet<>();

    private PictureFile(ImageReader reader, int pages) {
        this.reader = reader;
        this.pages = pages;
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(ImageDecoder.printable(warning)));
    }

    /** @throws UnreadableImage when no reader knows the format, or the file has no page */
    static PictureFile open(byte[] bytes) throws IOException, UnreadableImage {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        ImageReader reader = reader(in).orElseThrow(() -> new UnreadableImage("this is no picture: " + kind(bytes)));
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        // Java's PNG reader would first look at what stands behind the pixels, and fail if that is missing
        reader.setInput(in, false, format.equals("png"));
        if (!format.startsWith("tif")) {
            return new PictureFile(reader, 1); // an animation is its first picture
        }
        int pages = Math.min(ImageDecoder.MAX_PAGES, reader.getNumImages(true));
        if (pages < 1) {
            throw new UnreadableImage("the file is damaged: it has no page");
        }
        return new PictureFile(reader, pages);
    }

    /** Several may know a format; one of them says what is missing, and the others pass over it. */
    private static Optional<ImageReader> reader(ImageInputStream in) {
        Optional<ImageReader> found = Optional.empty();
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(in); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (found.isEmpty() || reader.getClass().getName().startsWith(STRICT)) {
                found = Optional.of(reader);
            }
        }
        return found;
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public long pixels(int number) throws IOException, UnreadableImage {
        return ImageDecoder.size(reader.getWidth(number - 1), reader.getHeight(number - 1));
    }

    /** As far as it can be decoded: half a list that says so is better than none. */
    @Override
    public DecodedPage page(int number) throws IOException, UnreadableImage {
        pixels(number);
        warnings.clear();
        Optional<BufferedImage> paper = paper(number - 1);
        try {
            ImageReadParam how = reader.getDefaultReadParam();
            paper.ifPresent(how::setDestination);
            BufferedImage picture = reader.read(number - 1, how);
            Optional<String> damage =
                    warnings.stream().filter(PictureFile::isDamage).findFirst();
            return page(number, picture, damage);
        } catch (IOException | RuntimeException e) {
            if (paper.isEmpty()) {
                throw e;
            }
            return page(number, paper.get(), Optional.of(ImageDecoder.printable(e.getMessage())));
        }
    }

    private DecodedPage page(int number, BufferedImage picture, Optional<String> damage) throws UnreadableImage {
        GreyImage grey = Orientation.of(reader, number - 1).of(GreyScale.of(picture));
        if (damage.isEmpty()) {
            return DecodedPage.whole(grey);
        }
        String reason = "the file is damaged or ends early: " + damage.get();
        if (isBlank(grey)) {
            throw new UnreadableImage(reason);
        }
        return new DecodedPage(grey, Optional.of(reason));
    }

    /** White, so that what is never decoded looks like paper; empty when the decoder leaves no choice. */
    private Optional<BufferedImage> paper(int index) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
        if (!types.hasNext()) {
            return Optional.empty();
        }
        BufferedImage paper = types.next().createBufferedImage(reader.getWidth(index), reader.getHeight(index));
        Graphics2D brush = paper.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        brush.dispose();
        return Optional.of(paper);
    }

    private static boolean isBlank(GreyImage page) {
        for (byte pixel : page.pixels()) {
            if (pixel != page.pixels()[0]) {
                return false;
            }
        }
        return true;
    }

    /** Others are about colour profiles and other things that no letter is lost by. */
    private static boolean isDamage(String warning) {
        String said = warning.toLowerCase(Locale.ROOT);
        return said.contains("corrupt") || said.contains("truncated") || said.contains("premature");
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
