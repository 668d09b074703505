package cm.mtchoun.ocr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a page as {@link ImageReader} cuts them, each with what two models say about it. */
final class LineReaders implements AutoCloseable {

    private static final int FEWEST_LETTERS = 3;

    private final TextReader names;
    private final TextReader english;

    /** @param cache folder for what has to be unpacked once */
    LineReaders(Path cache) {
        NativeLibraries.unpackInto(cache.resolve("natives"));
        Path languages = cache.resolve("tessdata");
        LanguageData.NAMES_FROM_FRENCH.unpackInto(languages);
        LanguageData.ENGLISH.unpackInto(languages);
        names = new TesseractReader(languages, LanguageData.NAMES_FROM_FRENCH);
        english = new TesseractReader(languages, LanguageData.ENGLISH);
    }

    /** One line of a page. */
    record Line(GreyImage crop, String first, String second) {

        /** @return what is printed: part of a name with its number, or a text both models read alike; empty when in doubt */
        Optional<String> text(List<String> onPage) {
            return Stream.of(first, second)
                    .map(read -> PrintedLine.of(read, onPage))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() ->
                            Optional.of(first).filter(read -> read.equals(second) && read.length() >= FEWEST_LETTERS));
        }
    }

    /**
     * Reads a page from its unstamped twin.
     *
     * @param stamped what is to be learnt from
     * @param bare the same page, scanned alike, before it was stamped and signed
     * @return the lines of the stamped page with what the models say about them on the bare one; none when they cannot be laid
     *     over each other
     */
    List<Line> readBelow(byte[] stamped, byte[] bare) throws UnreadableImage {
        List<WorkingPage> above = pages(stamped);
        List<WorkingPage> below = pages(bare);
        if (above.size() != 1 || below.size() != 1) {
            return List.of();
        }
        WorkingPage page = below.get(0);
        List<TextLine> lines = LineFinder.find(page);
        LineCutter cutter = new LineCutter(page.image(), lines, ImageReader.SMALL);
        List<Line> read = new ArrayList<>();
        StampedLines.of(above.get(0), page, lines).forEach((line, picture) -> {
            GreyImage clear = cutter.cut(line);
            read.add(new Line(
                    picture, names.read(clear).text(), english.read(clear).text()));
        });
        return read;
    }

    /** @return the pictures of all lines of all pages */
    static List<GreyImage> crops(byte[] image) throws UnreadableImage {
        return pages(image).stream().flatMap(page -> cut(page).stream()).toList();
    }

    /** @return pages made ready for finding lines, without those that have no text */
    static List<WorkingPage> pages(byte[] image) throws UnreadableImage {
        List<WorkingPage> pages = new ArrayList<>();
        ImageDecoder.eachPage(image, new ImageDecoder.PageWork<Integer>() {
            @Override
            public Integer on(DecodedPage page, int number) {
                PageCleaner.clean(Sheet.in(page.image()).image()).ifPresent(pages::add);
                return number;
            }

            @Override
            public Integer without(String reason, int number) {
                return number;
            }
        });
        return pages;
    }

    private static List<GreyImage> cut(WorkingPage page) {
        List<TextLine> lines = LineFinder.find(page);
        LineCutter cutter = new LineCutter(page.image(), lines, ImageReader.SMALL);
        return lines.stream().map(cutter::cut).toList();
    }

    @Override
    public void close() {
        names.close();
        english.close();
    }
}
