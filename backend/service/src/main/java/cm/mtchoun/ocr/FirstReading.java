package cm.mtchoun.ocr;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a page and what the first model reads of them; each is read once, when it is asked for. */
final class FirstReading {

    private static final int SAMPLE = 10;

    private final WorkingPage page;
    private final List<TextLine> lines;
    private final LineCutter cutter;
    private final TextReader reader;
    private final Map<TextLine, ReadLine> readings = new IdentityHashMap<>();

    FirstReading(WorkingPage page, List<TextLine> lines, LineCutter cutter, TextReader reader) {
        this.page = page;
        this.lines = lines;
        this.cutter = cutter;
        this.reader = reader;
    }

    WorkingPage page() {
        return page;
    }

    List<TextLine> lines() {
        return lines;
    }

    LineCutter cutter() {
        return cutter;
    }

    ReadLine of(TextLine line) {
        return readings.computeIfAbsent(line, unread -> reader.read(cutter.cut(unread)));
    }

    /** @return 0 to 100, of every word */
    double certainty() {
        return Certainty.of(lines.stream().map(this::of).toList());
    }

    /** @return 0 to 100, of the words of a few long lines */
    double certaintyOfSample() {
        return Certainty.of(lines.stream()
                .sorted(Comparator.comparingInt(line -> -line.box().width()))
                .limit(SAMPLE)
                .map(this::of)
                .toList());
    }
}
