package cm.mtchoun.match;

import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare [--json] [FILE.tsv]}: is this listed name that registered name? One JSON object a line. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares names: lines of registered<TAB>listed become one JSON object each.")
public final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object a line (the only form).")
    private boolean json = true;

    @Parameters(arity = "0..1", paramLabel = "FILE.tsv", description = "UTF-8; standard input when absent.")
    private @Nullable Path file;

    /** @return 0, or 1 when a line has no tab or the input cannot be read; the other lines are answered all the same */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = open()) {
            return compareAll(lines, out) ? 0 : 1;
        } catch (IOException e) {
            complain("cannot read " + (file == null ? "standard input" : file) + ": " + e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private BufferedReader open() throws IOException {
        // Bytes that are no UTF-8 become replacement characters rather than the end of the run.
        return new BufferedReader(
                new InputStreamReader(file == null ? System.in : Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private boolean compareAll(BufferedReader lines, PrintWriter out) throws IOException {
        boolean allGood = true;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            int tab = line.indexOf('\t');
            if (tab >= 0) {
                out.println(compare(line.substring(0, tab), line.substring(tab + 1)));
            } else if (!line.isBlank()) {
                complain("line " + number + ": no tab between the registered and the listed name");
                allGood = false;
            }
        }
        return allGood;
    }

    private static String compare(String registered, String listed) {
        return Answers.json(
                        registered, listed, NameMatcher.compare(PersonName.parse(registered), ListedText.of(listed)))
                .encode();
    }

    private void complain(String problem) {
        spec.commandLine().getErr().println("compare: " + problem);
    }
}
