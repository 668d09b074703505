package cm.mtchoun.ocr;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One reader for each thread that asks. Closed by its owner, after the threads have ended. */
final class ThreadReaders implements AutoCloseable {

    private final Path cache;
    private final Map<Thread, ImageReader> readers = new ConcurrentHashMap<>();

    ThreadReaders(Path cache) {
        this.cache = cache;
    }

    /** @throws UnusableLanguageData when a language file is damaged or missing */
    ImageReader mine() {
        return readers.computeIfAbsent(Thread.currentThread(), thread -> new ImageReader(cache));
    }

    @Override
    public void close() {
        readers.values().forEach(ImageReader::close);
    }
}
