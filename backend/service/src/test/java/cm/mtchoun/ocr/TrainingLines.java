package cm.mtchoun.ocr;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Layout;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Page;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Prints communiqués, scans them, cuts out their lines as {@link ImageReader} does, and writes each with the text that is printed on
 * it: what a model of such lists learns from. Half the communiqués are short, so that many of their lines lie under a signature.
 *
 * <p>{@code TrainingLines FILE SEED development|training LEVEL=PAGES...}, or {@code TrainingLines --float LSTM FILE}
 */
final class TrainingLines {

    private static final int WIDEST = 1600; // pixels of a crop: two columns that touch
    private static final int NARROWEST = 20;

    private final LineReaders readers;
    private final LstmLines out;
    private int pages;

    private TrainingLines(LineReaders readers, LstmLines out) {
        this.readers = readers;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("--float")) {
            Files.write(Path.of(arguments[2]), FloatModel.of(Files.readAllBytes(Path.of(arguments[1]))));
            return;
        }
        FontSet fonts = FontSet.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "mtchoun-bench");
        try (LineReaders readers = new LineReaders(cache);
                LstmLines out = new LstmLines(Path.of(arguments[0]))) {
            TrainingLines lines = new TrainingLines(readers, out);
            for (int i = 3; i < arguments.length; i++) {
                String[] share = arguments[i].split("=");
                Level level = Level.valueOf(share[0].toUpperCase(Locale.ROOT));
                long seed = Long.parseLong(arguments[1]) + level.ordinal();
                lines.print(level, fonts, new SplittableRandom(seed), Integer.parseInt(share[1]));
            }
            System.out.printf("%d lines of %d pages%n", out.count(), lines.pages);
        }
    }

    private void print(Level level, FontSet fonts, SplittableRandom random, int count) {
        InventedNames people = new InventedNames(random);
        for (int enough = pages + count; pages < enough; ) {
            Style style = style(random, fonts);
            Tint tint = random.nextInt(3) == 0 ? Tint.COLOUR : Tint.GREY;
            int names = random.nextBoolean() ? 7 + random.nextInt(8) : 25 + random.nextInt(30);
            Communique communique = new Communique(
                    LocalDate.of(2020, 7, 15),
                    people.list(names),
                    random.nextInt(3) > 0 ? style.stamped() : style,
                    random.nextLong());
            List<byte[]> bare = new ArrayList<>();
            Printer.printUnstamped(communique, page -> bare.add(Scanner.scan(page, level, tint, communique.seed())));
            Iterator<byte[]> below = bare.iterator();
            Printer.print(
                    communique, page -> write(page, Scanner.scan(page, level, tint, communique.seed()), below.next()));
        }
    }

    /** Half of them in two columns instead of a third: type is smallest there, and a stamp covers more rows. */
    private static Style style(SplittableRandom random, FontSet fonts) {
        Style style = Style.random(random, fonts);
        return random.nextBoolean() || style.layout() == Layout.TWO_COLUMNS ? style : style(random, fonts);
    }

    private void write(Page page, byte[] stamped, byte[] bare) {
        pages++;
        try {
            for (LineReaders.Line line : readers.readBelow(stamped, bare)) {
                int width = line.crop().width();
                Optional<String> text = line.text(page.names());
                if (width >= NARROWEST && width <= WIDEST && text.isPresent()) {
                    out.add(line.crop(), text.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableImage e) {
            System.err.println("a page is unreadable: " + e.getMessage());
        }
    }
}
