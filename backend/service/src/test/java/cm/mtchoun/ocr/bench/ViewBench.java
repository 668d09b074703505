package cm.mtchoun.ocr.bench;

import cm.mtchoun.ocr.ImageReader;
import cm.mtchoun.ocr.ListedName;
import cm.mtchoun.ocr.UnreadableImage;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.paper.View;
import cm.mtchoun.simulator.people.NameGenerator;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** {@code ViewBench [NAMES [SEED]]}: the same pages read upright, turned, and photographed with their surroundings. */
public final class ViewBench {
    private static final Map<String, View> VIEWS = Map.of(
            "1 usual", View.USUAL,
            "2 right", new View(1, false),
            "3 upside down", new View(2, false),
            "4 left", new View(3, false),
            "5 surroundings", new View(0, true),
            "6 surroundings, left", new View(3, true));

    private final ImageReader reader;
    private final Map<String, Tally> tallies = new TreeMap<>();

    private ViewBench(ImageReader reader) {
        this.reader = reader;
    }

    public static void main(String[] arguments) {
        int names = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2027;
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-bench");
        try (ImageReader reader = new ImageReader(cache)) {
            ViewBench bench = new ViewBench(reader);
            for (Level level : List.of(Level.SCAN, Level.POOR, Level.PHOTO)) {
                bench.measure(level, names, new SplittableRandom(seed + level.ordinal()));
            }
            bench.print();
        }
    }

    private void measure(Level level, int names, SplittableRandom random) {
        NameGenerator people = new NameGenerator(random.nextLong());
        for (int printed = 0; printed < names; ) {
            List<String> listed = people.list(30 + random.nextInt(30));
            Style style = Style.random(random, FontSet.HELD_OUT);
            Communique communique = new Communique(LocalDate.of(2020, 7, 15), listed, style, random.nextLong());
            Printer.print(
                    communique,
                    page -> VIEWS.forEach((label, view) -> add(
                            level.name().toLowerCase(Locale.ROOT) + " " + label,
                            page.names(),
                            Scanner.scan(page, level, Tint.GREY, communique.seed(), view))));
            printed += listed.size();
        }
    }

    private void add(String group, List<String> truth, byte[] image) {
        double start = cpuSeconds();
        List<String> read = read(image);
        tallies.computeIfAbsent(group, key -> new Tally()).add(truth, read, cpuSeconds() - start);
    }

    private List<String> read(byte[] image) {
        try {
            return reader.read(image).get(0).names().stream()
                    .map(ListedName::text)
                    .toList();
        } catch (UnreadableImage e) {
            return List.of();
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private void print() {
        System.out.println("| pages | names | recall | precision | CPU s/page |");
        System.out.println("|---|---|---|---|---|");
        tallies.forEach((group, tally) -> System.out.printf(
                "| %s | %d | %.4f | %.4f | %.2f |%n",
                group, tally.printed(), tally.recall(), tally.precision(), tally.secondsPerPage()));
    }
}
