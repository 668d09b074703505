package cm.mtchoun.journey;

import cm.mtchoun.journey.Crowd.Person;
import cm.mtchoun.simulator.inbox.ReceivedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a storm did, counted afterwards from the inbox and the database. */
final class Toll {
    /** After a mail was accepted, a fault within this time may have come before our note of it. */
    private static final Duration INSTANT = Duration.ofSeconds(2);

    private final Map<String, Long> figures = new LinkedHashMap<>();
    private final List<String> wrongs = new ArrayList<>();

    Toll(
            Town town,
            List<Person> people,
            List<Instant> faults,
            int kills,
            int published,
            int endedByThemselves,
            Storm.Standstill longest) {
        figures.put("kills", (long) kills);
        figures.put("faults in all", (long) faults.size());
        figures.put("processes that ended by themselves and were started again", (long) endedByThemselves);
        figures.put("communiqués", (long) published);
        figures.put("people", (long) people.size());
        figures.put("people listed", people.stream().filter(Person::listed).count());
        countMails(town, people, faults);
        countRows(town, published);
        figures.put(
                "longest wait for the work of a killed process, seconds",
                longest.time().toSeconds());
        wrongIf(longest.time().toSeconds() > 60, longest.claim() + " stood still for " + longest.time());
    }

    /** By name, in a telling order. */
    Map<String, Long> figures() {
        return figures;
    }

    /** What must not have happened, in sentences; empty when all is well. */
    List<String> wrongs() {
        return wrongs;
    }

    private void countMails(Town town, List<Person> people, List<Instant> faults) {
        List<ReceivedMail> all = town.inbox.mails();
        Map<String, List<ReceivedMail>> byAddress = all.stream()
                .filter(mail -> mail.header("X-Mtchoun-Kind").equals("match"))
                .collect(Collectors.groupingBy(mail -> mail.recipients().get(0)));
        long told = 0;
        for (Person person : people) {
            List<ReceivedMail> mails = byAddress.getOrDefault(person.address(), List.of());
            long news = mails.stream()
                    .map(mail -> mail.header("Message-ID"))
                    .distinct()
                    .count();
            told += person.listed() && news == 1 ? 1 : 0;
            wrongIf(news != (person.listed() ? 1 : 0), person + " was told " + news + " times");
        }
        figures.put("people told exactly once", told);
        figures.put("mails", (long) all.size());
        countCopies(all, faults);
    }

    /** A second copy is the same mail again; it may only come when a fault hit between acceptance and note. */
    private void countCopies(List<ReceivedMail> all, List<Instant> faults) {
        long copies = 0;
        for (List<ReceivedMail> same : all.stream()
                .collect(Collectors.groupingBy(mail -> mail.header("Message-ID")))
                .values()) {
            for (ReceivedMail first : same.subList(0, same.size() - 1)) {
                copies++;
                boolean explained = faults.stream()
                        .anyMatch(fault -> fault.isAfter(first.receivedAt().minus(INSTANT))
                                && fault.isBefore(first.receivedAt().plus(INSTANT)));
                wrongIf(!explained, "a second copy without a fault near the first: " + first.header("Message-ID"));
            }
        }
        figures.put("second copies (same Message-ID, a fault between acceptance and note)", copies);
    }

    private void countRows(Town town, int published) {
        none(
                town,
                "jobs dead",
                "select count(*) from job where state = 'dead'",
                "mails without an outcome",
                "select count(*) from mail where outcome is null",
                "images that nobody read",
                "select count(*) from image i where not exists (select from reading r where r.image_id = i.id)",
                "images read twice",
                "select count(*) - count(distinct image_id) from reading",
                "listed names without a key",
                "select count(*) from listed_name l where not exists (select from listed_name_key k where k.listed_name_id = l.id)",
                "active registrations without a key or a link",
                """
                select count(*) from registration r where state <> 'pending' and (
                  not exists (select from registration_key k where k.registration_id = r.id)
                  or (select count(*) from token t where t.registration_id = r.id and purpose <> 'confirm') <> 2)
                """,
                "matches without a mail",
                """
                select count(*) from match m where state = 'notify' and not exists (
                  select from mail l where l.registration_id = m.registration_id and l.kind = 'match')
                """);
        long images = town.database.number("select count(*) from image");
        figures.put("pages", images);
        wrongIf(images != published, images + " pages of " + published);
    }

    private void none(Town town, String... namesAndQueries) {
        for (int i = 0; i < namesAndQueries.length; i += 2) {
            long count = town.database.number(namesAndQueries[i + 1]);
            figures.put(namesAndQueries[i], count);
            wrongIf(count != 0, count + " " + namesAndQueries[i]);
        }
    }

    private void wrongIf(boolean wrong, String sentence) {
        if (wrong) {
            wrongs.add(sentence);
        }
    }
}
