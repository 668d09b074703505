package cm.mtchoun.ocr.bench;

import cm.mtchoun.ocr.ImageReader;
import cm.mtchoun.ocr.ListedName;
import cm.mtchoun.ocr.UnreadableImage;
import cm.mtchoun.simulator.paper.FontSet;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.people.NameGenerator;
import cm.mtchoun.simulator.people.NameKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Names of the kinds that readers fail on, printed densely and counted kind by kind. */
final class HardNames {
    private static final List<NameKind> KINDS = List.of(
            NameKind.CIRCUMFLEX,
            NameKind.DIAERESIS,
            NameKind.WIDOW,
            NameKind.SINGLE_WORD,
            NameKind.ENDS_IN_I,
            NameKind.ROMAN_NUMERAL,
            NameKind.APOSTROPHE,
            NameKind.HYPHENATED_GIVEN,
            NameKind.DJ);
    private static final int OF_EACH = 110;
    private static final int COMMUNIQUES = 22;

    private final Map<String, NameKind> kinds = new LinkedHashMap<>();
    private final Map<NameKind, Tally> tallies = new EnumMap<>(NameKind.class);
    private final ImageReader reader;

    private HardNames(SplittableRandom random, ImageReader reader) {
        this.reader = reader;
        NameGenerator people = new NameGenerator(random.nextLong());
        for (int i = 0; i < OF_EACH; i++) {
            KINDS.forEach(kind -> kinds.put(people.next(kind), kind));
        }
    }

    /** Prints, scans at scan level, reads and writes a table. */
    static void print(FontSet fonts, long seed, ImageReader reader) {
        SplittableRandom random = new SplittableRandom(seed);
        HardNames names = new HardNames(random, reader);
        List<String> all = List.copyOf(names.kinds.keySet());
        for (int i = 0; i < COMMUNIQUES; i++) {
            List<String> listed = NameGenerator.alphabetical(
                    all.subList(i * all.size() / COMMUNIQUES, (i + 1) * all.size() / COMMUNIQUES));
            Specimen.print(Level.SCAN, fonts, random, listed, names::measure);
        }
        System.out.printf("%n| names at scan level | names | recall |%n|---|---|---|%n");
        names.tallies.forEach((kind, tally) -> System.out.printf(
                "| %s | %d | %.4f |%n",
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), tally.printed(), tally.recall()));
    }

    private void measure(Specimen page) {
        List<String> read;
        try {
            read = reader.read(page.image()).get(0).names().stream()
                    .map(ListedName::text)
                    .toList();
        } catch (UnreadableImage e) {
            read = List.of();
        }
        for (NameKind kind : KINDS) {
            List<String> printed = page.names().stream()
                    .filter(name -> kinds.get(name) == kind)
                    .toList();
            tallies.computeIfAbsent(kind, key -> new Tally()).add(printed, read, 0);
        }
    }
}
