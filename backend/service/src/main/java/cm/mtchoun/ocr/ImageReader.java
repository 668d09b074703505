package cm.mtchoun.ocr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the names off published pictures. Holds native memory; belongs to one thread from its making to its closing. */
public final class ImageReader implements AutoCloseable {

    /** Capitals 18 pixels high: on worn pages right for 2 names in 100 more than 24, and a third quicker. */
    private static final double SMALL = 0.75;

    private final TextReader french;
    private final TextReader english;

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
        french = new TesseractReader(languages, LanguageData.FRENCH);
        english = new TesseractReader(languages, LanguageData.ENGLISH);
    }

    /**
     * @param bytes a JPEG, PNG, GIF, BMP, TIFF or PDF as published
     * @return one reading a page, in order, never empty
     * @throws UnreadableImage when there is no page to be had; nothing worse happens whatever the bytes are
     */
    public List<PageReading> read(byte[] bytes) throws UnreadableImage {
        return ImageDecoder.eachPage(bytes, this::read);
    }

    private PageReading read(GreyImage page, int number) {
        Optional<WorkingPage> working = PageCleaner.clean(page);
        if (working.isEmpty()) {
            return new PageReading(number, List.of(), List.of(), 0, 0, Optional.of("no text found"));
        }
        List<TextLine> found = LineFinder.find(working.get());
        List<VotedLine> lines = lines(found, new LineCutter(working.get().image(), found, SMALL));
        List<ListEntry> entries = Numbering.repaired(NameFinder.find(lines));
        List<ListedName> names = new ArrayList<>();
        for (ListEntry entry : entries) {
            List<Token> tokens = tokens(entry);
            if (tokens.isEmpty()) {
                continue;
            }
            String text = tokens.stream().map(Token::text).collect(Collectors.joining(" "));
            double confidence =
                    tokens.stream().mapToDouble(Token::confidence).min().orElse(0);
            Box box = working.get().straightening().original(entry.box());
            names.add(new ListedName(names.size(), entry.number(), text, tokens, confidence, box));
        }
        double mean =
                names.stream().mapToDouble(ListedName::confidence).average().orElse(0);
        int missing = Numbering.missing(entries);
        List<String> texts = lines.stream().map(VotedLine::text).toList();
        return new PageReading(number, names, texts, mean, missing, Quality.complaint(names, missing));
    }

    /** Without what has no letter: points of numbers, scraps of a signature. */
    private static List<Token> tokens(ListEntry entry) {
        List<VotedLine.Word> words = entry.words().stream()
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

    /** One model reads the whole page; the other, slower one only what then looks like a row of the list. */
    private List<VotedLine> lines(List<TextLine> found, LineCutter cutter) {
        Map<TextLine, ReadLine> readings = new IdentityHashMap<>();
        List<VotedLine> lines = new ArrayList<>();
        for (TextLine line : found) {
            ReadLine reading = french.read(cutter.cut(line));
            readings.put(line, reading);
            lines.add(placed(line, Vote.single(reading), cutter));
        }
        Set<VotedLine> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        NameFinder.find(lines).forEach(entry -> rows.addAll(entry.lines()));
        lines.replaceAll(line -> rows.contains(line)
                ? voted(line.line(), Objects.requireNonNull(readings.get(line.line())), cutter)
                : line);
        return lines;
    }

    private VotedLine voted(TextLine line, ReadLine first, LineCutter cutter) {
        return placed(line, Vote.between(first, english.read(cutter.cut(line))), cutter);
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
        french.close();
        english.close();
    }
}
