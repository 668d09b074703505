package cm.mtchoun.simulator;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Random pages to measure reading on. */
@Command(name = "pages", description = "Writes random scanned pages and their truth.json.")
final class PagesCommand implements Callable<Integer> {
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 2);

    @Option(names = "--seed", required = true, description = "the same seed gives the same pages")
    private long seed;

    @Option(names = "--pages", required = true, description = "how many pages, at least")
    private int pages;

    @Option(names = "--level", required = true, description = "clean, scan, poor or photo")
    private Level level = Level.CLEAN;

    @Option(names = "--fonts", defaultValue = "development", description = "development (default) or held-out")
    private String fonts = "development";

    @Option(names = "--tint", defaultValue = "grey", description = "grey (default) or colour")
    private Tint tint = Tint.GREY;

    @Option(names = "--out", required = true, description = "folder to write to")
    private Path out = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        FontSet set = fontSet();
        SplittableRandom random = new SplittableRandom(seed);
        NameGenerator people = new NameGenerator(random.nextLong());
        ImageFolder folder = new ImageFolder(out);
        LocalDate date = FIRST_DAY;
        for (int printed = 0; printed < pages; date = date.plusDays(1 + random.nextInt(9))) {
            Style style = Style.random(random, set);
            int names = 30 + random.nextInt(60);
            Communique communique = new Communique(date, people.list(names), style, random.nextLong());
            printed += folder.add(communique, level, tint);
        }
        folder.finish();
        return 0;
    }

    private FontSet fontSet() {
        return switch (fonts.toLowerCase(Locale.ROOT)) {
            case "development" -> FontSet.DEVELOPMENT;
            case "held-out" -> FontSet.HELD_OUT;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--fonts is development or held-out, not \"" + fonts + "\"");
        };
    }
}
