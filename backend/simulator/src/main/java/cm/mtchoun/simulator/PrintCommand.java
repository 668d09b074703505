package cm.mtchoun.simulator;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Layout;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One communiqué with given names. */
@Command(name = "print", description = "Writes the scanned pages of one communiqué and their truth.json.")
final class PrintCommand implements Callable<Integer> {
    @Option(names = "--names", required = true, description = "text file, one name a line, in the order to print")
    private Path names = Path.of("names.txt");

    @Option(names = "--date", defaultValue = "2020-07-15", description = "of the communiqué, YYYY-MM-DD")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--level", defaultValue = "scan", description = "clean, scan (default), poor or photo")
    private Level level = Level.SCAN;

    @Option(names = "--layout", defaultValue = "list", description = "list (default), table or two")
    private String layout = "list";

    @Option(names = "--tint", defaultValue = "grey", description = "grey (default) or colour")
    private Tint tint = Tint.GREY;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same images")
    private long seed;

    @Option(names = "--out", required = true, description = "folder to write to")
    private Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        List<String> listed = Files.readAllLines(names).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Style style = Style.plain().withLayout(Layout.labelled(layout));
        ImageFolder folder = new ImageFolder(out);
        folder.add(new Communique(date, listed, style, seed), level, tint);
        folder.finish();
        return 0;
    }
}
