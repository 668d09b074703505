package cm.mtchoun.ocr.bench;

import cm.mtchoun.ocr.ImageReader;
import cm.mtchoun.ocr.ListedName;
import cm.mtchoun.ocr.UnreadableImage;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how well and how fast pages are read, beside the plain {@code tesseract} command on the same pages.
 *
 * <p>{@code AccuracyBench [--seed N] [--names N] [--fonts development] [FOLDER...]}: freshly printed pages in fonts that
 * were not used in development, N names a level; or the pages of folders with a {@code truth.json}.
 */
public final class AccuracyBench {
    private final ImageReader reader;
    private final boolean baseline;
    private final Reliability reliability = new Reliability();
    private final Map<String, Tally> ours = new TreeMap<>();
    private final Map<String, Tally> plain = new TreeMap<>();
    private final Map<String, Tally> firstVersion = new TreeMap<>();

    private AccuracyBench(ImageReader reader, boolean baseline) {
        this.reader = reader;
        this.baseline = baseline;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long seed = 7100;
        int names = 1000;
        FontSet fonts = FontSet.HELD_OUT;
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--names" -> names = Integer.parseInt(arguments[++i]);
                case "--fonts" -> fonts = arguments[++i].startsWith("dev") ? FontSet.DEVELOPMENT : FontSet.HELD_OUT;
                default -> folders.add(Path.of(arguments[i]));
            }
        }
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-bench");
        try (ImageReader reader = new ImageReader(cache)) {
            AccuracyBench bench = new AccuracyBench(reader, TesseractCommand.isInstalled());
            printHead();
            for (Path folder : folders) {
                Specimen.load(folder, bench::measure);
                bench.printRows();
            }
            for (Level level : folders.isEmpty() ? Level.values() : new Level[0]) {
                Specimen.print(level, fonts, seed + level.ordinal(), names, bench::measure);
                bench.printRows();
            }
            bench.reliability.print();
            if (folders.isEmpty()) {
                HardNames.print(fonts, seed, reader);
            }
        }
    }

    private void measure(Specimen page) {
        try {
            double start = cpuSeconds();
            List<ListedName> read = reader.read(page.image()).get(0).names();
            double seconds = cpuSeconds() - start;
            reliability.add(page.names(), read);
            List<String> names = read.stream().map(ListedName::text).toList();
            add(ours, page, names, seconds);
            if (baseline) {
                TesseractCommand.Result result = TesseractCommand.read(page.image());
                add(plain, page, result.names(), result.cpuSeconds());
                add(firstVersion, page, result.asFirstVersion(), result.cpuSeconds());
            }
        } catch (UnreadableImage e) {
            add(ours, page, List.of(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static void add(Map<String, Tally> tallies, Specimen page, List<String> names, double seconds) {
        for (String group : List.of("all", page.layout(), "in " + page.typeface())) {
            tallies.computeIfAbsent(page.level() + " " + group, key -> new Tally())
                    .add(page.names(), names, seconds);
        }
    }

    private static void printHead() {
        System.out.println(
                "| pages | names | recall | precision | letters wrong | CPU s/page | `tesseract`: recall | precision"
                        + " | CPU s/page | ours ÷ its CPU | first version: recall | precision |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    /** What was measured since the last rows, and forgets it. */
    private void printRows() {
        ours.forEach((group, tally) -> {
            Tally other = plain.getOrDefault(group, new Tally());
            Tally first = firstVersion.getOrDefault(group, new Tally());
            System.out.printf(
                    "| %s | %d | %.4f | %.4f | %.4f | %.2f | %s |%n",
                    group,
                    tally.printed(),
                    tally.recall(),
                    tally.precision(),
                    tally.letterErrors(),
                    tally.secondsPerPage(),
                    baseline ? compared(tally, other, first) : "not installed | | | | |");
        });
        List.of(ours, plain, firstVersion).forEach(Map::clear);
    }

    private static String compared(Tally ours, Tally plain, Tally first) {
        return "%.4f | %.4f | %.2f | %.2f | %.4f | %.4f"
                .formatted(
                        plain.recall(),
                        plain.precision(),
                        plain.secondsPerPage(),
                        ours.secondsPerPage() / plain.secondsPerPage(),
                        first.recall(),
                        first.precision());
    }
}
