package cm.mtchoun.match.bench;

import cm.mtchoun.names.ListedText;
import cm.mtchoun.ocr.ImageReader;
import cm.mtchoun.ocr.ListedName;
import cm.mtchoun.ocr.UnreadableImage;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Page;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Prints names, scans and reads them with our OCR, and writes down what became of each: what matching is measured on.
 * Half the communiqués list names whose parts are in no dictionary.
 *
 * <p>{@code ReadPages FILE SEED development|held-out LEVEL=NAMES... [kinds=NAMES]}
 */
final class ReadPages {

    private final ImageReader reader;
    private final Consumer<ReadName> names;

    private ReadPages(ImageReader reader, Consumer<ReadName> names) {
        this.reader = reader;
        this.names = names;
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        FontSet fonts = arguments[2].startsWith("dev") ? FontSet.DEVELOPMENT : FontSet.HELD_OUT;
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-bench");
        try (ImageReader reader = new ImageReader(cache);
                PrintStream out = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
            ReadPages pages = new ReadPages(reader, name -> out.println(name.line()));
            for (int i = 3; i < arguments.length; i++) {
                String[] share = arguments[i].split("=");
                boolean kinds = share[0].equals("kinds");
                Level level = kinds ? Level.SCAN : Level.valueOf(share[0].toUpperCase(Locale.ROOT));
                long seed = Long.parseLong(arguments[1]) + level.ordinal() + (kinds ? 100 : 0);
                pages.print(level, fonts, seed, Integer.parseInt(share[1]), kinds);
            }
        }
    }

    private void print(Level level, FontSet fonts, long seed, int count, boolean kinds) {
        SplittableRandom random = new SplittableRandom(seed);
        NameGenerator people = new NameGenerator(random.nextLong());
        boolean blended = false;
        for (int printed = 0; printed < count; blended = !blended) {
            Style style = Style.random(random, fonts);
            Tint tint = random.nextInt(3) == 0 ? Tint.COLOUR : Tint.GREY;
            int size = 30 + random.nextInt(30);
            List<String> listed = kinds ? ofKinds(people, size) : list(people, size, blended);
            Communique communique = new Communique(LocalDate.of(2020, 7, 15), listed, style, random.nextLong());
            Printer.print(communique, page -> read(level, page, Scanner.scan(page, level, tint, communique.seed())));
            printed += listed.size();
        }
    }

    /** As many of each kind that the first version of this service refused. */
    private static List<String> ofKinds(NameGenerator people, int size) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add(people.next(Kinds.values()[i % Kinds.values().length].kind));
        }
        return NameGenerator.alphabetical(names);
    }

    private static List<String> list(NameGenerator people, int size, boolean blended) {
        if (!blended) {
            return people.list(size);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add(Printed.next(people).blended(Printed.next(people)).text());
        }
        return NameGenerator.alphabetical(names);
    }

    private void read(Level level, Page page, byte[] image) {
        List<ListedName> found = new ArrayList<>();
        try {
            reader.read(image).forEach(reading -> found.addAll(reading.names()));
        } catch (UnreadableImage e) {
            System.err.println("a page is unreadable: " + e.getMessage());
        }
        String name = level.name().toLowerCase(Locale.ROOT);
        int[] answers =
                Rows.align(page.names(), found.stream().map(ListedName::text).toList());
        for (int i = 0; i < answers.length; i++) {
            names.accept(new ReadName(
                    name,
                    page.names().get(i),
                    answers[i] < 0 ? Optional.empty() : Optional.of(text(found.get(answers[i])))));
        }
    }

    private static ListedText text(ListedName name) {
        return new ListedText(name.tokens().stream()
                .map(token -> new ListedText.Token(token.text(), token.confidence()))
                .toList());
    }
}
