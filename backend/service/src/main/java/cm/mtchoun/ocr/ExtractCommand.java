package cm.mtchoun.ocr;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code extract}: prints the names in pictures or PDFs, using all cores. */
@Command(name = "extract", description = "Prints the names in images or PDFs, one a line.")
public final class ExtractCommand implements Callable<Integer> {

    @Option(names = "--json", description = "one JSON object a page instead")
    private boolean json;

    @Option(
            names = "--cache",
            description = "folder for unpacked libraries and language files (default: ${DEFAULT-VALUE})",
            defaultValue = "${sys:user.home}/.cache/mtchoun")
    private Path cache = Path.of(".");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JPEG, PNG, TIFF or PDF")
    private List<String> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What came of one file. */
    private record Outcome(String file, List<PageReading> pages, double seconds, String error) {}

    @Override
    public Integer call() throws InterruptedException {
        int workers = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        ThreadReaders readers = new ThreadReaders(cache);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            files.forEach(file -> outcomes.add(threads.submit(() -> read(file, readers))));
            boolean allRead = true;
            for (Future<Outcome> outcome : outcomes) {
                allRead &= print(outcome.get());
            }
            return allRead ? 0 : 1;
        } catch (ExecutionException e) {
            spec.commandLine().getErr().println(reason(e));
            return 1;
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            readers.close();
        }
    }

    private static Outcome read(String file, ThreadReaders readers) {
        long start = System.nanoTime();
        try {
            Path path = Path.of(file);
            if (Files.size(path) > ImageDecoder.MAX_BYTES) {
                throw new UnreadableImage("the file has more than " + ImageDecoder.MAX_BYTES + " bytes");
            }
            List<PageReading> pages = readers.mine().read(Files.readAllBytes(path));
            double seconds = (System.nanoTime() - start) / 1e9 / pages.size();
            return new Outcome(file, pages, seconds, "");
        } catch (UnreadableImage e) {
            return new Outcome(file, List.of(), 0, e.reason());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return new Outcome(file, List.of(), 0, "the file cannot be opened: " + e);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof UnusableLanguageData ? cause.getMessage() + "" : cause.toString();
    }

    private boolean print(Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (!outcome.error().isEmpty()) {
            spec.commandLine().getErr().println(outcome.file() + ": " + outcome.error());
            if (json) {
                out.println(new JsonObject()
                        .put("image", outcome.file())
                        .put("error", outcome.error())
                        .encode());
            }
        }
        for (PageReading page : outcome.pages()) {
            if (json) {
                out.println(json(outcome, page).encode());
            } else {
                page.names().forEach(name -> out.println(name.text()));
            }
        }
        out.flush();
        return outcome.error().isEmpty();
    }

    private static JsonObject json(Outcome outcome, PageReading page) {
        JsonArray names = new JsonArray();
        JsonArray details = new JsonArray();
        for (ListedName name : page.names()) {
            names.add(name.text());
            details.add(json(name));
        }
        return new JsonObject()
                .put("image", outcome.file())
                .put("page", page.page())
                .put("names", names)
                .put("details", details)
                .put("confidence", rounded(page.confidence()))
                .put("missingNumbers", page.missingNumbers())
                .put("review", page.review().orElse(null))
                .put("seconds", rounded(outcome.seconds()));
    }

    private static JsonObject json(ListedName name) {
        Box box = name.box();
        return new JsonObject()
                .put(
                        "number",
                        name.number().isPresent() ? (Integer) name.number().getAsInt() : null)
                .put("name", name.text())
                .put("confidence", rounded(name.confidence()))
                .put("box", JsonArray.of(box.x(), box.y(), box.width(), box.height()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
