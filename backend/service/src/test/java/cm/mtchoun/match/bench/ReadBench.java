package cm.mtchoun.match.bench;

import cm.mtchoun.match.InMemoryMatching;
import cm.mtchoun.match.bench.BaselineTable.Couple;
import cm.mtchoun.names.Comparison;
import cm.mtchoun.names.Decision;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import cm.mtchoun.simulator.people.NameGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * From print to decision: names that {@link ReadPages} printed, scanned and read with our OCR, against registrants who typed
 * them in every way, and against people who only resemble them. {@code ReadBench FILE...}
 */
final class ReadBench {

    private static final int LIST = 315;
    private static final Set<Typing> WITHOUT_PARTS =
            EnumSet.of(Typing.AS_PRINTED, Typing.SMALL_LETTERS, Typing.CAPITALS, Typing.NO_ACCENTS, Typing.TITLE);

    private final Random random = new Random(3);
    private final List<ReadName> names;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Double> lookAlikeScores = new ArrayList<>();
    private final List<Couple> lookAlikes = new ArrayList<>();

    private record Trial(ReadName name, Typing typing, String typed, Comparison comparison) {

        Decision decision() {
            return name.read().isEmpty() ? Decision.NO : comparison.decision();
        }
    }

    private ReadBench(List<ReadName> names) {
        this.names = names;
    }

    public static void main(String[] files) {
        new ReadBench(Arrays.stream(files)
                        .flatMap(file -> ReadName.load(Path.of(file)).stream())
                        .toList())
                .run();
    }

    private void run() {
        names.forEach(this::addTrials);
        List<String> levels = names.stream().map(ReadName::level).distinct().toList();
        printLevels(levels);
        printKinds();
        printTypings(levels);
        levels.forEach(this::printMisses);
        int wronglyTold = printLookAlikes(levels);
        printCurve();
        printBaselines(wronglyTold);
    }

    private void addTrials(ReadName name) {
        Printed printed = Printed.of(name.printed());
        boolean parts = !printed.surnames().isEmpty() && !printed.given().isEmpty();
        for (Typing typing : Typing.values()) {
            if (parts || WITHOUT_PARTS.contains(typing)) {
                typing.of(printed, random).ifPresent(typed -> trials.add(trial(name, typing, typed)));
            }
        }
    }

    private static Trial trial(ReadName name, Typing typing, String typed) {
        ListedText read = name.read().orElse(new ListedText(List.of()));
        return new Trial(name, typing, typed, NameMatcher.compare(PersonName.parse(typed), read));
    }

    private void printLevels(List<String> levels) {
        print(
                "| level | names | rows not read | told | told or review | of those read: told | told or review | one typing"
                        + " mistake: told or review |");
        print("|---|---|---|---|---|---|---|---|");
        for (String level : levels) {
            List<ReadName> printed =
                    names.stream().filter(name -> name.level().equals(level)).toList();
            long unread = printed.stream().filter(name -> name.read().isEmpty()).count();
            print(
                    "| %s | %d | %.2f %% | %s | %s | %s |",
                    level,
                    printed.size(),
                    100.0 * unread / printed.size(),
                    shares(t -> t.name.level().equals(level) && t.typing != Typing.TYPO),
                    shares(t -> t.name.level().equals(level)
                            && t.typing != Typing.TYPO
                            && t.name.read().isPresent()),
                    shares(t -> t.name.level().equals(level) && t.typing == Typing.TYPO)
                            .replaceFirst(".* \\| ", ""));
        }
        print("");
    }

    private void printKinds() {
        print("| kind, at level scan | names | told | told or review |");
        print("|---|---|---|---|");
        for (Kinds kind : Kinds.values()) {
            Predicate<ReadName> of = name -> name.level().equals("scan") && kind.matches(name.printed());
            print(
                    "| %s | %d | %s |",
                    kind.label,
                    names.stream().filter(of).count(),
                    shares(t -> of.test(t.name) && t.typing != Typing.TYPO));
        }
        print("");
    }

    private void printTypings(List<String> levels) {
        print("| typed | %s |", String.join(" | ", levels));
        print("|---|%s", "---|".repeat(levels.size()));
        for (Typing typing : Typing.values()) {
            List<String> cells = levels.stream()
                    .map(level -> shares(
                                    t -> t.typing == typing && t.name.level().equals(level))
                            .replace(" | ", " / "))
                    .toList();
            print("| %s | %s |", typing.label, String.join(" | ", cells));
        }
        print("");
    }

    /** @return "told | told or review" */
    private String shares(Predicate<Trial> of) {
        List<Trial> some = trials.stream().filter(of).toList();
        long told = some.stream().filter(t -> t.decision() == Decision.NOTIFY).count();
        long no = some.stream().filter(t -> t.decision() == Decision.NO).count();
        double all = Math.max(1, some.size());
        return String.format(Locale.ROOT, "%.4f | %.4f", told / all, 1 - no / all);
    }

    private void printMisses(String level) {
        Map<ReadName, List<Trial>> misses = new LinkedHashMap<>();
        trials.stream()
                .filter(t -> t.name.level().equals(level)
                        && t.typing != Typing.TYPO
                        && t.name.read().isPresent()
                        && t.decision() != Decision.NOTIFY)
                .forEach(t -> misses.computeIfAbsent(t.name, name -> new ArrayList<>())
                        .add(t));
        misses.values().stream()
                .sorted(Comparator.comparingInt(list -> -list.size()))
                .limit(12)
                .forEach(list -> print(
                        "    %s %d× %s %s: %s",
                        level,
                        list.size(),
                        list.get(0).decision(),
                        list.get(0).name.line().replace('\t', ' '),
                        list.get(0).comparison.english()));
        print("");
    }

    /** @return how many were told */
    private int printLookAlikes(List<String> levels) {
        print("| not listed, but resembling somebody on a list of 315 read at that level | people | told | review |");
        print("|---|---|---|---|");
        List<String> alarms = new ArrayList<>();
        int[] all = new int[Decision.values().length];
        int[] apart = new int[Decision.values().length];
        for (LookAlike kind : LookAlike.values()) {
            int[] decisions = new int[Decision.values().length];
            levels.forEach(level -> compareLookAlikes(kind, level, decisions, alarms));
            Arrays.setAll(all, i -> all[i] + decisions[i]);
            Arrays.setAll(apart, i -> apart[i] + (kind == LookAlike.NEIGHBOUR ? 0 : decisions[i]));
            printDecisions(kind.label, decisions);
        }
        printDecisions("**all but letter neighbours**", apart);
        printDecisions("**all**", all);
        print("");
        alarms.forEach(alarm -> print("    %s", alarm));
        print("");
        return all[Decision.NOTIFY.ordinal()];
    }

    private static void printDecisions(String label, int[] decisions) {
        int people = Arrays.stream(decisions).sum();
        print(
                "| %s | %d | %d | %.2f %% |",
                label,
                people,
                decisions[Decision.NOTIFY.ordinal()],
                100.0 * decisions[Decision.REVIEW.ordinal()] / people);
    }

    private void compareLookAlikes(LookAlike kind, String level, int[] decisions, List<String> alarms) {
        NameGenerator others = new NameGenerator(4_711);
        List<ReadName> read = names.stream()
                .filter(name -> name.level().equals(level) && name.read().isPresent())
                .toList();
        for (int from = 0; from < read.size(); from += LIST) {
            List<ReadName> list = read.subList(from, Math.min(read.size(), from + LIST));
            InMemoryMatching published = InMemoryMatching.ofListed(
                    list.stream().map(name -> name.read().orElseThrow()).toList());
            for (ReadName name : list) {
                for (int again = 0; again < 2; again++) {
                    lookAlike(kind, name, others).ifPresent(typed -> {
                        Comparison best = best(published, typed);
                        decisions[best.decision().ordinal()]++;
                        lookAlikes.add(new Couple(typed, text(name)));
                        lookAlikeScores.add(kind == LookAlike.NEIGHBOUR ? 0 : best.score());
                        if (best.decision() == Decision.NOTIFY) {
                            alarms.add(typed + " / " + name.line().replace('\t', ' ') + ": " + best.english());
                        }
                    });
                }
            }
        }
    }

    private Optional<String> lookAlike(LookAlike kind, ReadName name, NameGenerator others) {
        Printed printed = Printed.of(name.printed());
        return printed.surnames().isEmpty() || printed.given().isEmpty()
                ? Optional.empty()
                : kind.of(printed, Printed.next(others), random);
    }

    private static Comparison best(InMemoryMatching published, String typed) {
        return published.compareRegistered(typed).stream()
                .max(Comparator.comparingDouble(Comparison::score))
                .orElse(NameMatcher.compare(PersonName.parse(typed), new ListedText(List.of())));
    }

    private static String text(ReadName name) {
        return name.read().orElseThrow().tokens().stream()
                .map(ListedText.Token::text)
                .collect(Collectors.joining(" "));
    }

    /** On rows that were read: what was not found nobody can compare. */
    private void printBaselines(int wronglyTold) {
        List<Trial> read = trials.stream()
                .filter(t -> t.typing != Typing.TYPO && t.name.read().isPresent())
                .toList();
        long missed = read.stream().filter(t -> t.decision() != Decision.NOTIFY).count();
        List<Couple> listed =
                read.stream().map(t -> new Couple(t.typed, text(t.name))).toList();
        new BaselineTable(listed, lookAlikes).print(missed, wronglyTold);
    }

    private void printCurve() {
        print("| told from score | listed people not told | look-alikes told (letter neighbours apart) |");
        print("|---|---|---|");
        List<Trial> listed =
                trials.stream().filter(t -> t.typing != Typing.TYPO).toList();
        for (double from : new double[] {0.65, 0.70, 0.75, 0.78, 0.80, 0.82, 0.85, 0.87, 0.90, 0.93, 0.95}) {
            double threshold = from;
            long missed = listed.stream()
                    .filter(t -> t.comparison.score() < threshold)
                    .count();
            long told =
                    lookAlikeScores.stream().filter(score -> score >= threshold).count();
            print("| %.2f | %.4f | %d of %d |", from, missed / (double) listed.size(), told, lookAlikeScores.size());
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}
