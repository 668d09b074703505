package cm.mtchoun.ocr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a picture or a PDF into grey pages, one at a time. What it is given was published by somebody else:
 * it trusts nothing.
 */
final class ImageDecoder {

    static final int MAX_BYTES = 32 << 20;
    static final long MAX_PIXELS = 60_000_000;
    static final long LONGEST_SIDE = 20_000;
    static final int MAX_PAGES = 60;
    private static final int LONGEST_REASON = 200;

    private ImageDecoder() {}

    /** What is done with a page while it is the only one of its file in memory. */
    interface PageWork<T> {
        /** @param number from 1 */
        T on(DecodedPage page, int number);

        /** For a page that cannot be had. @param reason fit to be shown to an operator */
        T without(String reason, int number);
    }

    /**
     * Works on every page of a file. A page that cannot be had keeps nobody from being found on the others.
     *
     * @return one result a page, in order, never empty
     * @throws UnreadableImage when no page can be had, with the reason; what the work throws comes through as it is
     */
    static <T> List<T> eachPage(byte[] bytes, PageWork<T> work) throws UnreadableImage {
        try (PageFile file = open(bytes)) {
            List<T> results = new ArrayList<>();
            int lost = 0;
            for (int number = 1; number <= file.pages(); number++) {
                try {
                    results.add(onPage(file, number, work::on));
                } catch (UnreadableImage unreadable) {
                    lost++;
                    if (lost == file.pages()) {
                        throw unreadable;
                    }
                    results.add(work.without(unreadable.reason(), number));
                }
            }
            return results;
        }
    }

    /** @throws UnreadableImage when the page cannot be had or is not there */
    static GreyImage page(byte[] bytes, int number) throws UnreadableImage {
        try (PageFile file = open(bytes)) {
            if (number < 1 || number > file.pages()) {
                throw new UnreadableImage("there is no page " + number + ", only " + file.pages());
            }
            return onPage(file, number, (page, same) -> page.image());
        }
    }

    /** @return width × height; fails when that is nothing or too much to be decoded */
    static long size(long width, long height) throws UnreadableImage {
        String size = width + " × " + height + " pixels";
        if (width < 1 || height < 1 || width * height > MAX_PIXELS) {
            throw new UnreadableImage(size + " is more than " + MAX_PIXELS);
        }
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new UnreadableImage(size + ": a side has more than " + LONGEST_SIDE);
        }
        return width * height;
    }

    private static PageFile open(byte[] bytes) throws UnreadableImage {
        if (bytes.length == 0) {
            throw new UnreadableImage("the file is empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableImage("the file has " + bytes.length + " bytes, more than " + MAX_BYTES);
        }
        try {
            return startsWith(bytes, "%PDF-") ? PdfFile.open(bytes) : PictureFile.open(bytes);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static <T> T onPage(PageFile file, int number, BiFunction<DecodedPage, Integer, T> work)
            throws UnreadableImage {
        try (Room room = Room.forPixels(pixels(file, number))) {
            return work.apply(decoded(file, number), number);
        }
    }

    private static long pixels(PageFile file, int number) throws UnreadableImage {
        try {
            return file.pixels(number);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static DecodedPage decoded(PageFile file, int number) throws UnreadableImage {
        try {
            return file.page(number);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static UnreadableImage damaged(Exception e) {
        return new UnreadableImage("the file is damaged: " + printable(e.getMessage()));
    }

    /** What a decoder says may quote the file. */
    static String printable(@Nullable String message) {
        String text = (message == null ? "it ends too early" : message).replaceAll("\\p{Cc}", "?");
        return text.substring(0, Math.min(LONGEST_REASON, text.length()));
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        int length = Math.min(bytes.length, magic.length());
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(magic);
    }
}
