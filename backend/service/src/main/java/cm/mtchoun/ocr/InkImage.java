package cm.mtchoun.ocr;

import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Boxa;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/** Where there is ink: a picture of one bit a pixel, held by Leptonica outside the heap until it is closed. */
final class InkImage implements AutoCloseable {

    private static final int SILENT = 6;
    private static final int LEAST_FOR_SKEW = 100; // pixels
    private static final int EIGHT_NEIGHBOURS = 8;

    static {
        Leptonica1.setMsgSeverity(SILENT); // what it would print is handled here
    }

    private final Pix pix;
    private final int width;
    private final int height;

    private InkImage(Pix pix, int width, int height) {
        this.pix = pix;
        this.width = width;
        this.height = height;
    }

    /** @param threshold values below it are ink */
    static InkImage of(GreyImage image, int threshold) {
        Pix pix = Leptonica1.pixCreate(image.width(), image.height(), 1);
        int wordsPerLine = Leptonica1.pixGetWpl(pix);
        int[] words = new int[wordsPerLine * image.height()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (image.at(x, y) < threshold) {
                    words[y * wordsPerLine + (x >> 5)] |= 0x8000_0000 >>> (x & 31);
                }
            }
        }
        Leptonica1.pixGetData(pix).getPointer().write(0, words, 0, words.length);
        return new InkImage(pix, image.width(), image.height());
    }

    /** Keeps what a rectangle of this size fits into. */
    InkImage opened(int rectangleWidth, int rectangleHeight) {
        return made(Leptonica1.pixOpenBrick(null, pix, rectangleWidth, rectangleHeight));
    }

    /** Keeps the connected parts that are at least that wide. */
    InkImage widest(int leastWidth) {
        return made(Leptonica1.pixSelectBySize(
                pix,
                leastWidth,
                0,
                EIGHT_NEIGHBOURS,
                ILeptonica.L_SELECT_WIDTH,
                ILeptonica.L_SELECT_IF_GTE,
                IntBuffer.allocate(1)));
    }

    InkImage dilated(int rectangleWidth, int rectangleHeight) {
        return made(Leptonica1.pixDilateBrick(null, pix, rectangleWidth, rectangleHeight));
    }

    InkImage and(InkImage other) {
        return made(Leptonica1.pixAnd(null, pix, other.pix));
    }

    InkImage or(InkImage other) {
        return made(Leptonica1.pixOr(null, pix, other.pix));
    }

    InkImage without(InkImage other) {
        return made(Leptonica1.pixSubtract(null, pix, other.pix));
    }

    private InkImage made(Pix result) {
        return new InkImage(result, width, height);
    }

    /** @return boxes of the connected parts, in scan order */
    List<Box> parts() {
        Boxa boxes = Leptonica1.pixConnCompBB(pix, EIGHT_NEIGHBOURS);
        int count = Leptonica1.boxaGetCount(boxes);
        List<Box> parts = new ArrayList<>(count);
        IntBuffer x = IntBuffer.allocate(1);
        IntBuffer y = IntBuffer.allocate(1);
        IntBuffer w = IntBuffer.allocate(1);
        IntBuffer h = IntBuffer.allocate(1);
        for (int i = 0; i < count; i++) {
            Leptonica1.boxaGetBoxGeometry(boxes, i, x, y, w, h);
            parts.add(new Box(x.get(0), y.get(0), w.get(0), h.get(0)));
        }
        Leptonica1.boxaDestroy(new PointerByReference(boxes.getPointer()));
        return parts;
    }

    /** @return degrees by which the lines fall to the right (clockwise), 0 when it cannot be told */
    double skew() {
        if (Math.min(width, height) < LEAST_FOR_SKEW) {
            return 0;
        }
        FloatBuffer angle = FloatBuffer.allocate(1);
        FloatBuffer confidence = FloatBuffer.allocate(1);
        int failed = Leptonica1.pixFindSkewSweepAndSearch(pix, angle, confidence, 4, 2, 7f, 1f, 0.01f);
        return failed != 0 || confidence.get(0) < 2 ? 0 : -angle.get(0);
    }

    /** @return one element a pixel, row by row, true where there is ink */
    boolean[] toArray() {
        int wordsPerLine = Leptonica1.pixGetWpl(pix);
        IntByReference data = Leptonica1.pixGetData(pix);
        int[] words = data.getPointer().getIntArray(0, wordsPerLine * height);
        boolean[] ink = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ink[y * width + x] = (words[y * wordsPerLine + (x >> 5)] << (x & 31)) < 0;
            }
        }
        return ink;
    }

    @Override
    public void close() {
        Leptonica1.pixDestroy(new PointerByReference(pix.getPointer()));
    }
}
