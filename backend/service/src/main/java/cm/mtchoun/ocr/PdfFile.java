package cm.mtchoun.ocr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** A PDF, rendered as a scanner would see it. */
final class PdfFile implements PageFile {
    private static final double DPI = 200;
    /** A4 has 4 million at that resolution; a poster is rendered coarser, its letters are larger. */
    private static final double MOST_PIXELS = 16_000_000;

    private static final double POINTS_PER_INCH = 72;
    private static final int DEEPEST = 4;
    private static final int TRAILER = 2048; // bytes; some programs add a little after the end

    private final PDDocument document;
    private final NotingRenderer renderer;
    private final boolean cutShort;

    private PdfFile(PDDocument document, boolean cutShort) {
        this.document = document;
        this.cutShort = cutShort;
        this.renderer = new NotingRenderer(document);
        renderer.setSubsamplingAllowed(true);
    }

    static PdfFile open(byte[] bytes) throws IOException, UnreadableImage {
        PDDocument document = Loader.loadPDF(bytes);
        int pages = document.getNumberOfPages();
        if (pages < 1 || pages > ImageDecoder.MAX_PAGES) {
            IOUtils.closeQuietly(document);
            throw new UnreadableImage(
                    "the PDF has " + pages + " pages; from 1 to " + ImageDecoder.MAX_PAGES + " are read");
        }
        return new PdfFile(document, !endsAsItShould(bytes));
    }

    private static boolean endsAsItShould(byte[] bytes) {
        int from = Math.max(0, bytes.length - TRAILER);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    @Override
    public int pages() {
        return document.getNumberOfPages();
    }

    /** Of the page, or of the largest picture on it when that has more. */
    @Override
    public long pixels(int number) throws IOException, UnreadableImage {
        PDRectangle size = document.getPage(number - 1).getCropBox();
        double scale = scale(size);
        long page = ImageDecoder.size((long) (size.getWidth() * scale), (long) (size.getHeight() * scale));
        return Math.max(page, largest(document.getPage(number - 1).getResources(), DEEPEST));
    }

    @Override
    public DecodedPage page(int number) throws IOException, UnreadableImage {
        pixels(number);
        double scale = scale(document.getPage(number - 1).getCropBox());
        renderer.skipped.clear();
        GreyImage image = GreyScale.of(renderer.renderImage(number - 1, (float) scale, ImageType.RGB));
        return new DecodedPage(image, damage());
    }

    private Optional<String> damage() {
        if (!renderer.skipped.isEmpty()) {
            return Optional.of("part of the PDF page cannot be drawn: " + renderer.skipped.get(0));
        }
        return cutShort ? Optional.of("the PDF ends early") : Optional.empty();
    }

    /** PDFBox leaves out what it cannot draw, such as a damaged picture: the page must not pass for an empty one. */
    private static final class NotingRenderer extends PDFRenderer {
        private final List<String> skipped = new ArrayList<>();

        NotingRenderer(PDDocument document) {
            super(document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {
                    skipped.add(ImageDecoder.printable(e.getMessage()));
                }
            };
        }
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(document);
    }

    /** Pixels for a point. */
    private static double scale(PDRectangle size) {
        double points = Math.max(1.0, (double) size.getWidth() * size.getHeight());
        return Math.min(DPI / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / points));
    }

    /** Pixels of the largest picture; one that is too large is refused before it is unpacked. */
    private static long largest(@Nullable PDResources resources, int deep) throws IOException, UnreadableImage {
        long largest = 0;
        if (resources == null || deep == 0) {
            return largest;
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject picture) {
                largest = Math.max(largest, ImageDecoder.size(picture.getWidth(), picture.getHeight()));
            } else if (object instanceof PDFormXObject form) {
                largest = Math.max(largest, largest(form.getResources(), deep - 1));
            }
        }
        return largest;
    }
}
