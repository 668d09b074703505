package cm.mtchoun.ocr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the names off published pictures. Holds native memory; belongs to one thread from its making to its closing. */
public final class ImageReader implements AutoCloseable {

    /** Capitals 18 pixels high: on worn pages right for 2 names in 100 more than 24, and a third quicker. */
    static final double SMALL = 0.75;

    /** Certainty of a few lines: at least 95.7 on 12 pages of all levels, upside down at most 89.4. */
    private static final double MAKES_SENSE = 93;

    private static final int MOST_LINES = 500; // on a page; 120 are common in two columns

    private final TextReader names;
    private final TextReader english;
    private final TextReader secondNames;

    /**
     * @param cache folder for what has to be unpacked once: the native libraries and the language files
     * @throws UnusableLanguageData when a language file is damaged or missing
     */
    public ImageReader(Path cache) {
        NativeLibraries.unpackInto(cache.resolve("natives"));
        Path languages = cache.resolve("tessdata");
        for (LanguageData language : LanguageData.values()) {
            language.unpackInto(languages);
        }
        names = new TesseractReader(languages, LanguageData.NAMES_FROM_FRENCH).open();
        english = new TesseractReader(languages, LanguageData.ENGLISH);
        secondNames = new TesseractReader(languages, LanguageData.NAMES_FROM_LATIN);
    }

    /**
     * @param bytes a JPEG, PNG, WebP, GIF, BMP, TIFF or PDF as published
     * @return one reading a page, in order, never empty
     * @throws UnreadableImage when there is no page to be had; nothing worse happens whatever the bytes are
     */
    public List<PageReading> read(byte[] bytes) throws UnreadableImage {
        return ImageDecoder.eachPage(bytes, new ImageDecoder.PageWork<>() {
            @Override
            public PageReading on(DecodedPage page, int number) {
                PageReading reading = read(page.image(), number);
                return page.damage().map(reading::complaining).orElse(reading);
            }

            @Override
            public PageReading without(String reason, int number) {
                return PageReading.nothing(number, reason);
            }
        });
    }

    private PageReading read(GreyImage picture, int number) {
        Sheet sheet = Sheet.in(picture);
        Optional<FirstReading> upright = upright(sheet.image());
        if (upright.isEmpty()) {
            return PageReading.nothing(number, "no text found");
        }
        FirstReading first = upright.get();
        List<VotedLine> lines = new SecondLook(first.page(), SMALL, this::voted).at(lines(first));
        List<ListEntry> entries = Numbering.repaired(NameFinder.find(lines));
        List<ListedName> names = new ArrayList<>();
        double capitals =
                WorkingPage.CAPITALS / first.page().placing().straightening().scale();
        for (ListEntry entry : entries) {
            List<Token> tokens = tokens(entry);
            if (tokens.isEmpty()) {
                continue;
            }
            String text = tokens.stream().map(Token::text).collect(Collectors.joining(" "));
            double confidence = Calibration.of(tokens, capitals);
            Box box = sheet.original(first.page().placing().original(entry.box()));
            names.add(new ListedName(names.size(), entry.number(), text, tokens, confidence, box));
        }
        double mean =
                names.stream().mapToDouble(ListedName::confidence).average().orElse(0);
        int missing = Numbering.missing(entries.stream().map(ListEntry::number));
        List<String> texts = lines.stream().map(VotedLine::text).toList();
        Optional<String> complaint = names.isEmpty()
                ? Quality.complaintWithoutNames(ListStart.lastLineBefore(lines) >= 0, first.certainty())
                : Quality.complaint(names, missing);
        return new PageReading(
                number, names, texts, mean, missing, first.page().placing().turn(), complaint);
    }

    /** Without what has no letter: points of numbers, scraps of a signature. */
    private static List<Token> tokens(ListEntry entry) {
        List<VotedLine.Word> words = entry.words().stream()
                .flatMap(word -> Blanks.split(word, entry.lineOf(word)).stream())
                .filter(word ->
                        Spelling.repaired(word.text(), true, true).chars().anyMatch(Character::isLetter))
                .toList();
        List<Token> tokens = new ArrayList<>();
        for (VotedLine.Word word : words) {
            boolean last = tokens.size() == words.size() - 1;
            tokens.add(new Token(Spelling.repaired(word.text(), last, !tokens.isEmpty()), word.confidence()));
        }
        return tokens;
    }

    /** The way round in which a few lines of the page make sense; only where they do not, it is turned to try. */
    private Optional<FirstReading> upright(GreyImage page) {
        Optional<FirstReading> asFound = PageCleaner.clean(page).flatMap(this::firstReading);
        if (asFound.isEmpty() || asFound.get().certaintyOfSample() >= MAKES_SENSE) {
            return asFound;
        }
        Turn over = asFound.get().page().placing().turn().and(Turn.HALF);
        return PageCleaner.clean(page, over)
                .flatMap(this::firstReading)
                .filter(turned -> turned.certaintyOfSample() > asFound.get().certaintyOfSample())
                .or(() -> asFound);
    }

    private Optional<FirstReading> firstReading(WorkingPage page) {
        List<TextLine> lines = LineFinder.find(page);
        return lines.size() > MOST_LINES
                ? Optional.empty()
                : Optional.of(new FirstReading(page, lines, new LineCutter(page.image(), lines, SMALL), names));
    }

    /** One model reads the whole page; the others only what then looks like a row of the list, and is not certain. */
    private List<VotedLine> lines(FirstReading first) {
        List<VotedLine> lines = new ArrayList<>();
        for (TextLine line : first.lines()) {
            lines.add(placed(line, Vote.single(first.of(line)), first.cutter()));
        }
        Set<VotedLine> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        NameFinder.find(lines).forEach(entry -> rows.addAll(entry.lines()));
        lines.replaceAll(
                line -> rows.contains(line) ? voted(line.line(), first.of(line.line()), first.cutter()) : line);
        return lines;
    }

    private VotedLine voted(TextLine line, LineCutter cutter) {
        return voted(line, names.read(cutter.cut(line)), cutter);
    }

    private VotedLine voted(TextLine line, ReadLine first, LineCutter cutter) {
        // most rows are certain, or agreed on: what nobody asks for is not cut out either
        List<VotedLine.Word> words =
                Vote.between(first, () -> english.read(cutter.cut(line)), () -> secondNames.read(cutter.cut(line)));
        return placed(line, words, cutter);
    }

    private static VotedLine placed(TextLine line, List<VotedLine.Word> words, LineCutter cutter) {
        return new VotedLine(
                line,
                words.stream()
                        .map(word -> new VotedLine.Word(
                                word.text(),
                                word.confidence(),
                                cutter.pageX(line, word.left()),
                                cutter.pageX(line, word.right())))
                        .toList());
    }

    @Override
    public void close() {
        names.close();
        english.close();
        secondNames.close();
    }
}
