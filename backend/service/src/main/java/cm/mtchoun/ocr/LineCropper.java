package cm.mtchoun.ocr;

import cm.mtchoun.evidence.EvidenceStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Cuts out the picture of one listed name, with a little of what is around it: proof that it was really printed. Keeps the
 * last pages decoded for a moment, because the mails about one page are sent together. Blocking; safe from any thread.
 */
public final class LineCropper {

    /** What a mail carries at most. */
    static final int MAX_BYTES = 60_000;

    private static final int LINE_HEIGHT = 30; // pixels, readable on a phone
    private static final int WIDEST = 1000;
    private static final double BESIDE = 0.55; // of the height of the line, to the left and right
    private static final double ABOVE = 0.2; // and above and below: the neighbours are other people's names

    private static final int KEPT_PIXELS = 48_000_000;
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final Cache<String, GreyImage> decoded = Caffeine.newBuilder()
            .maximumWeight(KEPT_PIXELS)
            .weigher((String page, GreyImage whole) -> whole.pixels().length)
            .expireAfterAccess(KEPT_FOR)
            .build();

    /**
     * @param bytes the picture or PDF as published
     * @param page from 1
     * @param box in pixels of that page, as in {@link ListedName#box}; what lies outside the page is left out
     * @param turn what sets the page upright, as in {@link PageReading#turn}
     * @return a grey JPEG of at most 60,000 bytes and 1,000 pixels width
     * @throws UnreadableImage when the page cannot be decoded, is not there, or the box is outside it
     */
    public byte[] crop(byte[] bytes, int page, Box box, Turn turn) throws UnreadableImage {
        return crop(HexFormat.of().formatHex(EvidenceStore.sha256(bytes)), () -> bytes, page, box, turn);
    }

    /**
     * As {@link #crop(byte[], int, Box, Turn)}.
     *
     * @param image tells images apart
     * @param bytes its own, asked for when the page is not decoded any more
     */
    public byte[] crop(String image, Supplier<byte[]> bytes, int page, Box box, Turn turn) throws UnreadableImage {
        GreyImage found = whole(image, bytes, page);
        Box line = turn.of(box, found.width(), found.height());
        GreyImage whole = turn.of(found);
        Box cut = inside(whole, line);
        BufferedImage crop = scaled(cut(whole, cut), Math.min(3.0, (double) LINE_HEIGHT / line.height()));
        for (float quality = 0.85f; quality > 0.2f; quality -= 0.15f) {
            byte[] jpeg = jpeg(crop, quality);
            if (jpeg.length <= MAX_BYTES) {
                return jpeg;
            }
        }
        throw new UnreadableImage("the line is too large to be shown");
    }

    private GreyImage whole(String image, Supplier<byte[]> bytes, int page) throws UnreadableImage {
        try {
            return decoded.get(image + ":" + page, key -> decode(bytes.get(), page));
        } catch (Undecodable wrapped) {
            throw wrapped.why;
        }
    }

    private static GreyImage decode(byte[] bytes, int page) {
        try {
            return ImageDecoder.page(bytes, page);
        } catch (UnreadableImage unreadable) {
            throw new Undecodable(unreadable);
        }
    }

    /** Carries the reason through the cache, whose loaders throw nothing checked. */
    private static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final UnreadableImage why;

        Undecodable(UnreadableImage why) {
            super(why.getMessage(), null, false, false);
            this.why = why;
        }
    }

    private static Box inside(GreyImage page, Box box) throws UnreadableImage {
        int height = Math.min(box.height(), page.height());
        int beside = (int) Math.ceil(BESIDE * height);
        int above = (int) Math.ceil(ABOVE * height);
        int left = Math.max(0, box.x() - beside);
        int top = Math.max(0, box.y() - above);
        int right = Math.min(page.width(), box.right() + beside);
        int bottom = Math.min(page.height(), box.bottom() + above);
        if (box.width() < 1 || box.height() < 1 || right <= left || bottom <= top) {
            throw new UnreadableImage("the line is outside the page");
        }
        return new Box(left, top, right - left, bottom - top);
    }

    private static BufferedImage cut(GreyImage page, Box box) {
        BufferedImage crop = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] row = new byte[box.width()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(page.pixels(), (box.y() + y) * page.width() + box.x(), row, 0, row.length);
            crop.getRaster().setDataElements(0, y, box.width(), 1, row);
        }
        return crop;
    }

    private static BufferedImage scaled(BufferedImage crop, double wanted) {
        double scale = Math.min(wanted, (double) WIDEST / crop.getWidth());
        int width = Math.max(1, (int) (crop.getWidth() * scale));
        int height = Math.max(1, (int) (crop.getHeight() * scale));
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = result.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(crop, 0, 0, width, height, null);
        canvas.dispose();
        return result;
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws UnreadableImage {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) { // ImageIO's own would be a file
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UnreadableImage("the line cannot be written as a picture: " + e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
