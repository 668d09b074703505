package cm.mtchoun.journey;

import cm.mtchoun.journey.ServiceProcess.Part;
import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import io.vertx.sqlclient.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much faster two processes read than one, each with one worker: as many pages as asked for, for one process and again for
 * two, timed from the first that was read to the last. Neither may read a page that the other has read.
 */
public final class ReadersBench {
    private static final int NAMES_A_PAGE = 45;
    /** A process has as many workers as it sees processors. */
    private static final List<String> ONE_WORKER = List.of("-XX:ActiveProcessorCount=1");

    private ReadersBench() {}

    /** @param arguments how many pages a round, at most 28; twelve without */
    public static void main(String[] arguments) throws Exception {
        // each page is a communiqué, a day each in one month
        int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        Path dataDir = Files.createTempDirectory("mtchoun-readers");
        try (Town town = new Town(dataDir, Map.of())) {
            try (ServiceProcess watcher = town.process(new Part("watcher", "watch", List.of()))) {
                watcher.start();
                double one = round(town, 1, pages);
                double two = round(town, 2, pages);
                System.out.printf(
                        Locale.ROOT,
                        "%n## Reading: %d pages a round, one worker a process%n%n| what | value |%n|---|---|%n"
                                + "| one process | %.2f pages/s |%n| two processes | %.2f pages/s |%n| ratio | %.2f |%n"
                                + "| pages read twice | %d |%n",
                        pages,
                        one,
                        two,
                        two / one,
                        town.database.number("select count(*) - count(distinct image_id) from reading"));
            }
        }
        System.exit(0);
    }

    private static double round(Town town, int processes, int pages) throws Exception {
        LocalDate first = LocalDate.of(2026, processes, 1);
        NameGenerator people = new NameGenerator(processes);
        for (int i = 0; i < pages; i++) {
            town.publish(first.plusDays(i), NameGenerator.alphabetical(people.list(NAMES_A_PAGE)), Level.SCAN);
        }
        Eventually.until(
                () -> town.database.number("select count(*) from job where kind = 'read_image' and state = 'ready'")
                        >= pages);
        List<ServiceProcess> readers = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            readers.add(town.process(new Part("reader" + processes + i, "read", ONE_WORKER)));
        }
        for (ServiceProcess reader : readers) {
            reader.launch();
        }
        Eventually.until(() -> town.database.number("select count(*) from job where kind = 'read_image'") == 0);
        for (ServiceProcess reader : readers) {
            reader.close();
        }
        Row times = town.database
                .sql(
                        """
                        select count(*) - 1, extract(epoch from max(read_at) - min(read_at))::float8
                        from reading r join image i on i.id = r.image_id join communique c on c.id = i.communique_id
                        where c.published_on >= $1 and c.published_on < $2
                        """,
                        first,
                        first.plusMonths(1))
                .iterator()
                .next();
        return times.getLong(0) / times.getDouble(1);
    }
}
