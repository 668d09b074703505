package cm.mtchoun.match.bench;

import cm.mtchoun.match.InMemoryMatching;
import cm.mtchoun.match.bench.BaselineTable.Couple;
import cm.mtchoun.names.Comparison;
import cm.mtchoun.names.Decision;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameKeys;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.simulator.people.NameGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * How many of the listed are told, how many of those who only look alike, against what names are usually compared with, and
 * how fast. {@code main} prints tables for docs/accuracy.md; the seed is fixed, so figures can be had again.
 */
public final class MatchBench {

    private static final int LIST = 315;
    private static final int PEOPLE = 2_500;
    private static final int LOOK_ALIKES = 3_500;
    private static final int REGISTRATIONS = 100_000;

    private final boolean unseen;
    private final Random random = new Random(20_260_105);
    private final NameGenerator generator = new NameGenerator(7);
    private final List<Trial> trials = new ArrayList<>();
    private final List<LookAlikeTrial> lookAlikes = new ArrayList<>();

    private record Trial(Typing typing, Misreading level, String registered, String listed) {}

    /** @param list everybody on it, misread, the resembled one among them */
    private record LookAlikeTrial(LookAlike kind, String registered, InMemoryMatching list, String resembled) {}

    private MatchBench(boolean unseen) {
        this.unseen = unseen;
    }

    public static void main(String[] arguments) {
        for (boolean unseen : new boolean[] {false, true}) {
            System.out.println(unseen ? "\n## Name parts that are in no dictionary\n" : "## Names of the simulator\n");
            new MatchBench(unseen).run();
        }
        new SpeedBench(REGISTRATIONS).run();
    }

    private void run() {
        makeTrials();
        makeLookAlikes();
        int wronglyTold = printLookAlikes();
        printLevels();
        printTypings(Misreading.SCAN);
        printKeys();
        printBaselines(wronglyTold);
    }

    private Printed next() {
        Printed printed = Printed.next(generator);
        return unseen ? printed.blended(Printed.next(generator)) : printed;
    }

    private void makeTrials() {
        for (Misreading level : Misreading.values()) {
            for (int i = 0; i < PEOPLE; i++) {
                Printed name = next();
                String listed = level.read(name.text(), random);
                for (Typing typing : Typing.values()) {
                    typing.of(name, random).ifPresent(typed -> trials.add(new Trial(typing, level, typed, listed)));
                }
            }
        }
    }

    private void makeLookAlikes() {
        for (LookAlike kind : LookAlike.values()) {
            int made = 0;
            while (made < LOOK_ALIKES) {
                List<Printed> list = new ArrayList<>();
                for (int i = 0; i < LIST; i++) {
                    list.add(next());
                }
                List<String> read = list.stream()
                        .map(name -> Misreading.SCAN.read(name.text(), random))
                        .toList();
                InMemoryMatching published = InMemoryMatching.ofListed(
                        read.stream().map(ListedText::of).toList());
                for (int i = 0; i < LIST && made < LOOK_ALIKES; i++) {
                    Optional<String> typed = kind.of(list.get(i), next(), random);
                    if (typed.isPresent()) {
                        lookAlikes.add(new LookAlikeTrial(kind, typed.get(), published, read.get(i)));
                        made++;
                    }
                }
            }
        }
    }

    private int printLookAlikes() {
        System.out.println("| not listed, but resembling somebody on a list of 315 | people | told | review |");
        System.out.println("|---|---|---|---|");
        int allTold = 0;
        List<String> worst = new ArrayList<>();
        for (LookAlike kind : LookAlike.values()) {
            List<LookAlikeTrial> of =
                    lookAlikes.stream().filter(trial -> trial.kind == kind).toList();
            int told = 0;
            int review = 0;
            for (LookAlikeTrial trial : of) {
                Decision decision = best(trial, worst);
                told += decision == Decision.NOTIFY ? 1 : 0;
                review += decision == Decision.REVIEW ? 1 : 0;
            }
            allTold += told;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.2f %% |%n",
                    kind.label,
                    of.size(),
                    told,
                    100.0 * review / of.size());
        }
        System.out.printf(Locale.ROOT, "| **all** | %d | **%d** | |%n%n", lookAlikes.size(), allTold);
        worst.stream().limit(12).forEach(line -> System.out.println("    " + line));
        System.out.println();
        return allTold;
    }

    private static Decision best(LookAlikeTrial trial, List<String> worst) {
        Decision best = Decision.NO;
        for (Comparison comparison : trial.list.compareRegistered(trial.registered)) {
            if (comparison.decision().compareTo(best) < 0) {
                best = comparison.decision();
            }
            if (comparison.decision() == Decision.NOTIFY) {
                worst.add(trial.registered + " / " + trial.resembled + ": " + comparison.english());
            }
        }
        return best;
    }

    private void printLevels() {
        System.out.println("| reading | pairs | of them misread | told | told or review |");
        System.out.println("|---|---|---|---|---|");
        for (Misreading level : Misreading.values()) {
            List<Trial> of = trials.stream()
                    .filter(trial -> trial.level == level && trial.typing != Typing.TYPO)
                    .toList();
            long misread = of.stream()
                    .filter(trial -> trial.typing == Typing.AS_PRINTED && !trial.registered.equals(trial.listed))
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %s |%n",
                    level.name().toLowerCase(Locale.ROOT),
                    of.size(),
                    100.0 * misread / PEOPLE,
                    shares(of));
        }
        System.out.println();
    }

    private void printTypings(Misreading level) {
        System.out.println("| typed (read at level scan) | pairs | told | told or review |");
        System.out.println("|---|---|---|---|");
        for (Typing typing : Typing.values()) {
            List<Trial> of = trials.stream()
                    .filter(trial -> trial.level == level && trial.typing == typing)
                    .toList();
            System.out.printf(Locale.ROOT, "| %s | %d | %s |%n", typing.label, of.size(), shares(of));
        }
        System.out.println();
        trials.stream()
                .filter(trial -> trial.level == level && trial.typing != Typing.TYPO && decide(trial) == Decision.NO)
                .limit(12)
                .forEach(trial -> System.out.println("    missed: " + trial.registered + " / " + trial.listed));
        trials.stream()
                .filter(trial -> trial.level == Misreading.NONE
                        && trial.typing != Typing.TYPO
                        && decide(trial) == Decision.REVIEW)
                .limit(20)
                .forEach(trial -> System.out.println("    review: " + trial.registered + " / " + trial.listed));
        System.out.println();
    }

    private static String shares(List<Trial> of) {
        long told =
                of.stream().filter(trial -> decide(trial) == Decision.NOTIFY).count();
        long no = of.stream().filter(trial -> decide(trial) == Decision.NO).count();
        return String.format(Locale.ROOT, "%.4f | %.4f", told / (double) of.size(), 1 - no / (double) of.size());
    }

    private static Decision decide(Trial trial) {
        return NameMatcher.compare(PersonName.parse(trial.registered), ListedText.of(trial.listed))
                .decision();
    }

    private void printKeys() {
        long answered = 0;
        long found = 0;
        for (Trial trial : trials) {
            if (decide(trial) != Decision.NO) {
                answered++;
                PersonName listed = ListedText.of(trial.listed).name();
                boolean shared = NameKeys.of(PersonName.parse(trial.registered)).stream()
                        .anyMatch(NameKeys.of(listed)::contains);
                found += shared ? 1 : 0;
                if (!shared && answered - found < 8) {
                    System.out.println("    not found: " + trial.registered + " / " + trial.listed);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Of %d pairs to notify or review the index finds %.5f.%n%n",
                answered,
                found / (double) answered);
    }

    private void printBaselines(int wronglyTold) {
        List<Trial> listed = trials.stream()
                .filter(trial -> trial.level != Misreading.AWFUL
                        && trial.level != Misreading.NONE
                        && trial.typing != Typing.TYPO)
                .toList();
        long missed = listed.stream()
                .filter(trial -> decide(trial) != Decision.NOTIFY)
                .count();
        new BaselineTable(
                        listed.stream()
                                .map(trial -> new Couple(trial.registered, trial.listed))
                                .toList(),
                        lookAlikes.stream()
                                .map(trial -> new Couple(trial.registered, trial.resembled))
                                .toList())
                .print(missed, wronglyTold);
    }
}
