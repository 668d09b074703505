package cm.mtchoun.ocr.bench;

import cm.mtchoun.ocr.ImageReader;
import cm.mtchoun.ocr.PageReading;
import cm.mtchoun.ocr.UnreadableImage;
import java.nio.file.Path;
import java.util.List;

/** {@code OddFilesBench [COUNT]}: what becomes of that many damaged and unusual files (200), one line each. */
public final class OddFilesBench {
    private OddFilesBench() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-bench");
        try (ImageReader reader = new ImageReader(cache)) {
            OddFiles.first(count)
                    .filter(file -> file.name().matches(System.getProperty("only", ".*")))
                    .forEach(file -> {
                        long start = cpu();
                        String answer = answer(reader, file.bytes());
                        double seconds = (cpu() - start) / 1e9;
                        System.out.printf(
                                "%-28s %8d bytes %6.2f s  %s%n", file.name(), file.bytes().length, seconds, answer);
                    });
        }
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String answer(ImageReader reader, byte[] bytes) {
        try {
            List<PageReading> pages = reader.read(bytes);
            long names = pages.stream().mapToLong(page -> page.names().size()).sum();
            return names + " names; " + pages.get(0).review().orElse("");
        } catch (UnreadableImage unreadable) {
            return "unreadable: " + unreadable.reason();
        }
    }
}
