package cm.mtchoun.ocr;

import java.util.concurrent.Semaphore;

/**
 * Memory for pages in hand, one budget for the whole process: usual pages are worked on side by side, very large ones one
 * after the other. Without it, two posters published together would end the process.
 */
final class Room implements AutoCloseable {
    private static final int PIXELS = 1_000_000;
    private static final int MOST = (int) (ImageDecoder.MAX_PIXELS / PIXELS);
    private static final Semaphore FREE = new Semaphore(MOST, true);

    private final int taken;

    private Room(int taken) {
        this.taken = taken;
    }

    /** Waits until a page of so many pixels fits; blocking, so on workers only. Never ask again while holding one. */
    static Room forPixels(long pixels) {
        int wanted = (int) Math.min(MOST, 1 + pixels / PIXELS);
        FREE.acquireUninterruptibly(wanted);
        return new Room(wanted);
    }

    @Override
    public void close() {
        FREE.release(taken);
    }
}
