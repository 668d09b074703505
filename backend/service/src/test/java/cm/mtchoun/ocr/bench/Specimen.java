package cm.mtchoun.ocr.bench;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A page with what is printed on it.
 *
 * @param level small letters, such as {@code scan}
 * @param typeface small letters, such as {@code open-sans}
 */
record Specimen(String level, String layout, String typeface, byte[] image, List<String> names) {

    private static final int SHORTEST = 30; // names of a communiqué
    private static final int LONGEST = 90;

    /** Prints and scans at least that many names, communiqué after communiqué in random styles; all alike for a seed. */
    static void print(Level level, FontSet fonts, long seed, int names, Consumer<Specimen> pages) {
        SplittableRandom random = new SplittableRandom(seed);
        NameGenerator people = new NameGenerator(random.nextLong());
        for (int printed = 0; printed < names; ) {
            List<String> listed = people.list(SHORTEST + random.nextInt(LONGEST - SHORTEST));
            print(level, fonts, random, listed, pages);
            printed += listed.size();
        }
    }

    /** Prints and scans one communiqué in a random style. */
    static void print(
            Level level, FontSet fonts, SplittableRandom random, List<String> listed, Consumer<Specimen> pages) {
        Style style = Style.random(random, fonts);
        Tint tint = random.nextInt(3) == 0 ? Tint.COLOUR : Tint.GREY;
        Communique communique = new Communique(LocalDate.of(2020, 7, 15), listed, style, random.nextLong());
        Printer.print(
                communique,
                page -> pages.accept(new Specimen(
                        level.name().toLowerCase(Locale.ROOT),
                        style.layout().label(),
                        style.typeface().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Scanner.scan(page, level, tint, communique.seed()),
                        page.names())));
    }

    /** @param folder with {@code truth.json} and {@code images/} */
    static void load(Path folder, Consumer<Specimen> pages) throws IOException {
        for (Object entry : new JsonArray(Files.readString(folder.resolve("truth.json")))) {
            JsonObject truth = (JsonObject) entry;
            JsonObject style = truth.getJsonObject("style");
            byte[] image = read(folder.resolve("images").resolve(truth.getString("image")));
            List<String> names =
                    truth.getJsonArray("names").stream().map(String.class::cast).toList();
            pages.accept(new Specimen(
                    truth.getString("level"), style.getString("layout"), style.getString("font", "?"), image, names));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
