package cm.mtchoun.journey;

import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.pipeline.Eventually;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * From the publication of a communiqué of 7 pages and 315 names to the last mail, with 10,000 registrations of which every
 * listed person is one: a thousand register through the API, the rest is put into the database. The baseline, in the same run: only reading the same pages, with the same readers.
 */
public final class PipelineBench {
    private static final int LISTED = 315;
    private static final int REGISTRATIONS = 10_000;
    private static final int THROUGH_THE_API = 1_000;

    private PipelineBench() {}

    public static void main(String[] arguments) throws Exception {
        Path dataDir = Files.createTempDirectory("mtchoun-bench");
        try (Town town = new Town(dataDir, Map.of())) {
            List<String> names = NameGenerator.alphabetical(new NameGenerator(99).list(LISTED));
            List<String> others = new NameGenerator(100).list(REGISTRATIONS - LISTED);
            town.service.start();
            long registering = System.nanoTime();
            register(town, names, others);
            double registered = seconds(registering);
            put(town, others.subList(THROUGH_THE_API - LISTED, others.size()));

            // printed beforehand, so that the simulator's own work is not measured
            town.consulate.fail(cm.mtchoun.simulator.site.Target.PAGE, cm.mtchoun.simulator.site.Fault.NO_IMAGES, 0);
            town.publish(LocalDate.of(2026, 1, 5), names, Level.SCAN);
            town.consulate.heal();
            town.database.sql("update job set run_at = now() where kind = 'check_source'");
            long published = System.nanoTime();
            Eventually.until(() -> town.database.number("select count(*) from reading") >= 7 && town.isQuiet());
            report(town, registered, seconds(published));
        }
        System.exit(0);
    }

    private static void register(Town town, List<String> listed, List<String> others) throws Exception {
        for (int i = 0; i < THROUGH_THE_API; i++) {
            town.ask(i < LISTED ? listed.get(i) : others.get(i - LISTED), "p" + i + "@example.org");
        }
        for (int i = 0; i < THROUGH_THE_API; i++) {
            town.confirm("p" + i + "@example.org");
        }
        Eventually.until(town::isQuiet);
    }

    /** Confirmed people, of whom a few bear a name that is listed: their mail goes too, with links that open nothing. */
    private static void put(Town town, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            town.database.sql(
                    """
                    with r as (
                        insert into registration
                            (source_id, name, email, email_hash, lang, state, created_at, confirmed_at)
                        select id, $1, $2, sha256(convert_to($2, 'UTF8')), 'fr', 'active', now(), now() from source where not synthetic
                        returning id, source_id, name),
                    links as (
                        insert into token (hash, registration_id, purpose, nonce, created_at)
                        select sha256(convert_to(purpose || $2, 'UTF8')), id, purpose, decode(md5($2), 'hex'), now()
                        from r, unnest(array['private', 'unsubscribe']) purpose)
                    insert into registration_key (registration_id, source_id, name, keys)
                    select id, source_id, name, $3::bigint[] from r
                    """,
                    names.get(i),
                    "put" + i + "@example.org",
                    NameKeys.of(PersonName.parse(names.get(i))).toArray(Long[]::new));
        }
        town.database.sql("analyze");
    }

    private static void report(Town town, double registered, double toLastMail) throws IOException {
        double reading = town.database
                .sql("select sum(seconds)::float8 from reading")
                .iterator()
                .next()
                .getDouble(0);
        long told = town.mails("match");
        int workers = Runtime.getRuntime().availableProcessors();
        System.out.printf("%n## Pipeline: 7 pages, %d names, %d registrations%n%n", LISTED, REGISTRATIONS);
        System.out.println("| what | value |\n|---|---|");
        System.out.printf(
                "| registering and confirming, one after the other | %.1f /s |%n", THROUGH_THE_API / registered);
        System.out.printf("| publication to last mail | %.1f s |%n", toLastMail);
        System.out.printf("| of it reading (sum over pages, %d workers) | %.1f s |%n", workers, reading);
        System.out.printf(
                "| ratio to reading alone on %d workers | %.2f |%n", workers, toLastMail / (reading / workers));
        System.out.printf("| last page read, to last match decided | %.1f s |%n", span(town, "read_at", "decided_at"));
        System.out.printf("| last match decided, to last mail sent | %.1f s |%n", span(town, "decided_at", "sent_at"));
        System.out.printf("| resident memory of the service after it | %d MB |%n", town.service.residentMegabytes());
        System.out.printf("| people told, of %d listed and %d others | %d |%n", LISTED, REGISTRATIONS - LISTED, told);
    }

    /** Seconds between the last moments of two stages. */
    private static double span(Town town, String from, String to) {
        String query =
                """
                select extract(epoch from %s - %s)::float8 from
                  (select max(read_at) as read_at from reading) r,
                  (select max(decided_at) as decided_at from match) d,
                  (select max(sent_at) as sent_at from mail where kind = 'match') s
                """
                        .formatted(to, from);
        return town.database.sql(query).iterator().next().getDouble(0);
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }
}
