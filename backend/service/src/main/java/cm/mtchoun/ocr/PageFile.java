package cm.mtchoun.ocr;

import java.io.IOException;

/** A picture or PDF whose pages are decoded one at a time, so that only the one in hand is in memory. */
interface PageFile extends AutoCloseable {

    /** At least 1. */
    int pages();

    /** How many pixels a page will have. @param number from 1 */
    long pixels(int number) throws IOException, UnreadableImage;

    /** Decodes a page, as far as it can be. @param number from 1 */
    DecodedPage page(int number) throws IOException, UnreadableImage;

    /** Never fails: what was only read needs no care. */
    @Override
    void close();
}
