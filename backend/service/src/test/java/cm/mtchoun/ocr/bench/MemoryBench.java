package cm.mtchoun.ocr.bench;

import cm.mtchoun.ocr.ImageReader;
import cm.mtchoun.ocr.UnreadableImage;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** {@code MemoryBench [PAGES]}: what the process takes while so many pages (500) are read one after the other. */
public final class MemoryBench {
    private static final int DISTINCT = 20;
    private static final int STEP = 50;

    private MemoryBench() {}

    public static void main(String[] arguments) throws IOException, UnreadableImage {
        int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        List<byte[]> images = images();
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-bench");
        System.out.println("| pages read | memory of the process, MB |\n|---|---|");
        try (ImageReader reader = new ImageReader(cache)) {
            for (int page = 1; page <= pages; page++) {
                reader.read(images.get(page % images.size()));
                if (page % STEP == 0 || page == images.size()) {
                    System.out.printf("| %d | %d |%n", page, residentMegabytes());
                }
            }
        }
    }

    private static List<byte[]> images() {
        SplittableRandom random = new SplittableRandom(2028);
        NameGenerator people = new NameGenerator(random.nextLong());
        List<byte[]> images = new ArrayList<>();
        while (images.size() < DISTINCT) {
            Level level = Level.values()[images.size() % Level.values().length];
            Style style = Style.random(random, FontSet.HELD_OUT);
            Communique communique =
                    new Communique(LocalDate.of(2020, 7, 15), people.list(20), style, random.nextLong());
            Printer.print(communique, page -> images.add(Scanner.scan(page, level, Tint.GREY, communique.seed())));
        }
        return images;
    }

    /** As Linux counts it, native memory of Tesseract and Leptonica included. */
    private static long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
