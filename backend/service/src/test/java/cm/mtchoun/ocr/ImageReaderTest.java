package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.ocr.bench.OddFiles;
import cm.mtchoun.ocr.bench.Tally;
import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Ink;
import cm.mtchoun.simulator.paper.Layout;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Numbering;
import cm.mtchoun.simulator.paper.Page;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.paper.Typeface;
import cm.mtchoun.simulator.paper.View;
import cm.mtchoun.simulator.people.NameGenerator;
import cm.mtchoun.simulator.people.NameKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On pages printed and scanned for the purpose: the same seed gives the same pixels. */
class ImageReaderTest {
    private static final LocalDate DATE = LocalDate.of(2020, 7, 15);

    @TempDir
    private static Path cache = Path.of(".");

    private static ImageReader reader;

    @BeforeAll
    static void open() {
        reader = new ImageReader(cache);
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void readsEveryLayoutAsPrinted(Layout layout) throws UnreadableImage {
        Page page = printed(new NameGenerator(11).list(24), layout);

        Tally tally = read(page, Level.SCAN);

        assertThat(tally.recall()).isGreaterThan(0.95);
        assertThat(tally.precision()).isGreaterThan(0.95);
    }

    @Test
    void readsAPhotograph() throws UnreadableImage {
        Tally tally = read(printed(new NameGenerator(12).list(24), Layout.TABLE), Level.PHOTO);

        assertThat(tally.recall()).isGreaterThan(0.9);
        assertThat(tally.precision()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @EnumSource(Tint.class)
    void readsNamesBelowAStampAndASignature(Tint tint) throws UnreadableImage {
        Style style = new Style(
                Typeface.ARIMO, Layout.TWO_COLUMNS, Numbering.DOT, 9.5, false, 0.0145, false, Ink.VIOLET, true, true);
        Page page = Printer.print(new Communique(DATE, new NameGenerator(3).list(70), style, 3))
                .get(0);

        Tally tally = read(page, Scanner.scan(page, Level.CLEAN, tint, 7));

        assertThat(tally.recall()).isGreaterThan(0.95); // 0.9 with what lies over the print
    }

    @Test
    void readsNamesBelowAStampThatHangsTogetherWithTheLinesOfATable() throws UnreadableImage {
        Style style =
                new Style(Typeface.TINOS, Layout.TABLE, Numbering.DOT, 12, false, 0.0145, false, Ink.BLUE, true, true);
        Page page = Printer.print(new Communique(DATE, new NameGenerator(7).list(24), style, 7))
                .get(0);

        Tally tally = read(page, Scanner.scan(page, Level.CLEAN, Tint.GREY, 7));

        assertThat(tally.recall()).isEqualTo(1); // 0.875 with the stamp over the print
    }

    @Test
    void readsTheNamesOthersGiveUpOn() throws UnreadableImage {
        NameGenerator people = new NameGenerator(5);
        List<String> hard = NameGenerator.alphabetical(Stream.of(
                        NameKind.CIRCUMFLEX,
                        NameKind.DIAERESIS,
                        NameKind.WIDOW,
                        NameKind.SINGLE_WORD,
                        NameKind.ENDS_IN_I,
                        NameKind.ROMAN_NUMERAL,
                        NameKind.APOSTROPHE,
                        NameKind.HYPHENATED_GIVEN,
                        NameKind.DJ)
                .flatMap(kind -> Stream.of(people.next(kind), people.next(kind), people.next(kind)))
                .distinct()
                .toList());

        Tally tally = read(printed(hard, Layout.LIST), Level.SCAN);

        assertThat(tally.recall()).isGreaterThan(0.96);
    }

    @Test
    void keepsNumberPlaceAndConfidenceOfEachName() throws UnreadableImage {
        Page page = printed(List.of("ABENA Jeanne", "ETO'O Rose", "MBARGA Paul", "ZANG Alice"), Layout.LIST);

        PageReading reading = reader.read(scanned(page, Level.CLEAN)).get(0);

        assertThat(reading.names()).extracting(name -> name.number().orElse(0)).containsExactly(1, 2, 3, 4);
        assertThat(reading.names()).extracting(name -> name.box().y()).isSorted();
        assertThat(reading.names()).allSatisfy(name -> {
            assertThat(name.confidence()).isBetween(0.5, 1.0);
            assertThat(name.box().x()).isBetween(100, 400);
            assertThat(name.box().height()).isBetween(10, 60);
        });
        assertThat(reading.missingNumbers()).isZero();
        assertThat(reading.review()).isEmpty();
    }

    @Test
    void findsNobodyInANoticeThatIsNoList() throws UnreadableImage {
        Page notice =
                Printer.print(new Communique(DATE, List.of(), Style.plain(), 3)).get(0);

        PageReading reading = reader.read(scanned(notice, Level.SCAN)).get(0);

        assertThat(reading.names()).isEmpty();
        assertThat(reading.lines()).isNotEmpty();
    }

    @Test
    void readsTheTwoPagesOfAPdf() throws IOException, UnreadableImage {
        byte[] first = scanned(printed(List.of("ABENA Jeanne", "MBARGA Paul", "ZANG Alice"), Layout.LIST), Level.CLEAN);
        byte[] second = scanned(printed(List.of("BELLA Rose", "NANA Luc", "TAMO Yves"), Layout.LIST), Level.CLEAN);

        List<PageReading> pages = reader.read(pdf(first, second));

        assertThat(pages).extracting(PageReading::page).containsExactly(1, 2);
        assertThat(pages.get(0).names()).extracting(ListedName::text).contains("MBARGA Paul");
        assertThat(pages.get(1).names()).extracting(ListedName::text).contains("NANA Luc");
    }

    @Test
    void findsTheNamesOnAPageThatIsNearlyEmpty() throws IOException, UnreadableImage {
        var page = new java.awt.image.BufferedImage(1700, 2200, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.fillRect(0, 0, 1700, 2200);
        pen.drawImage(ImageIO.read(new ByteArrayInputStream(OddFiles.list("png"))), 0, 900, null);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(page, "png", png);

        PageReading reading = reader.read(png.toByteArray()).get(0);

        assertThat(reading.names()).extracting(ListedName::text).isEqualTo(OddFiles.NAMES);
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void readsAPageWhicheverWayItLies(Turn upright) throws UnreadableImage, IOException {
        Page page = printed(List.of("ABENA Jeanne", "ETO'O Rose", "MBARGA Paul", "ZANG Alice"), Layout.LIST);
        int lies = (4 - upright.quarters()) % 4;
        byte[] image = Scanner.scan(page, Level.SCAN, Tint.GREY, 7, new View(lies, false));

        PageReading reading = reader.read(image).get(0);

        assertThat(reading.turn()).isEqualTo(upright);
        assertThat(reading.names()).extracting(ListedName::text).isEqualTo(page.names());
        Box box = reading.names().get(1).box();
        assertThat(box.width() > box.height()).isEqualTo(!upright.isSideways());
        var crop = ImageIO.read(new ByteArrayInputStream(new LineCropper().crop(image, 1, box, upright)));
        assertThat(crop.getWidth()).isGreaterThan(4 * crop.getHeight());
    }

    @Test
    void readsAPageThatWasPhotographedWithTheTableItLiesOn() throws UnreadableImage {
        Page page = printed(new NameGenerator(12).list(12), Layout.LIST);

        PageReading reading = reader.read(Scanner.scan(page, Level.PHOTO, Tint.GREY, 7, new View(0, true)))
                .get(0);

        assertThat(reading.names()).hasSameSizeAs(page.names());
        Tally tally = new Tally();
        tally.add(page.names(), reading.names().stream().map(ListedName::text).toList(), 0);
        assertThat(tally.recall()).isGreaterThan(0.9);
        assertThat(reading.names())
                .allSatisfy(name -> assertThat(name.box().x()).isGreaterThan(350)); // the sheet begins at some 250
    }

    @Test
    void readsAPageWhoseBytesStopEarlyAsFarAsItGoesAndSaysSo() throws UnreadableImage {
        byte[] whole = scanned(printed(new NameGenerator(11).list(24), Layout.LIST), Level.SCAN);

        PageReading reading =
                reader.read(Arrays.copyOf(whole, whole.length * 6 / 10)).get(0);

        assertThat(reading.names()).hasSizeBetween(5, 22);
        assertThat(reading.names().get(3).number()).hasValue(4);
        assertThat(reading.review())
                .hasValueSatisfying(reason -> assertThat(reason).contains("ends early"));
    }

    @Test
    void readsTheOtherPagesOfAPdfThatHasABrokenOne() throws IOException, UnreadableImage {
        byte[] list = scanned(printed(List.of("ABENA Jeanne", "MBARGA Paul", "ZANG Alice"), Layout.LIST), Level.CLEAN);
        byte[] broken = new String(pdf(list, list), StandardCharsets.ISO_8859_1)
                .replaceFirst("/DCTDecode", "/NoSuchCoder")
                .getBytes(StandardCharsets.ISO_8859_1);

        List<PageReading> pages = reader.read(broken);

        assertThat(pages.get(0).review()).isPresent();
        assertThat(pages.get(1).names()).extracting(ListedName::text).contains("MBARGA Paul");
    }

    @Test
    void saysWhyBytesAreNoPage() {
        assertReason(new byte[0], "empty");
        assertReason("<!DOCTYPE html><p>403</p>".getBytes(StandardCharsets.UTF_8), "web page");
        assertReason("%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8), "damaged");
        assertReason(new byte[ImageDecoder.MAX_BYTES + 1], "more than");
    }

    @Test
    void refusesAnImageBombBeforeDecodingIt() {
        assertReason(pngHeader(15_000, 15_000), "15000 × 15000 pixels is more than 60000000");
    }

    @Test
    void refusesAPictureThatIsAllLength() {
        assertReason(pngHeader(50_000_000, 1), "a side has more than 20000");
    }

    @Test
    void readsAPosterInAPdfAtASizeThatFitsInMemory() throws IOException, UnreadableImage {
        byte[] list = scanned(printed(List.of("ABENA Jeanne", "MBARGA Paul", "ZANG Alice"), Layout.LIST), Level.CLEAN);

        PageReading poster = reader.read(pdf(PDRectangle.A0, list)).get(0);

        assertThat(poster.names()).extracting(ListedName::text).contains("MBARGA Paul");
        assertThat(poster.names())
                .allSatisfy(name -> assertThat(name.box().bottom()).isLessThan(4_800));
    }

    @Test
    void refusesABombInAPdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var picture = LosslessFactory.createFromImage(
                    document, new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB));
            picture.setWidth(15_000);
            picture.setHeight(15_000);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, 500, 500);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);

            assertReason(bytes.toByteArray(), "15000 × 15000 pixels is more than 60000000");
        }
    }

    @Test
    void survivesATinyAndABlankPicture() throws IOException, UnreadableImage {
        for (int size : new int[] {1, 3, 700}) {
            var picture = new java.awt.image.BufferedImage(size, size, java.awt.image.BufferedImage.TYPE_INT_RGB);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);

            assertThat(reader.read(png.toByteArray()).get(0).names()).isEmpty();
        }
    }

    @Test
    void cutsANameOutOfItsPage() throws IOException, UnreadableImage {
        byte[] image = scanned(printed(List.of("ABENA Jeanne", "MBARGA Paul"), Layout.LIST), Level.SCAN);
        Box box = reader.read(image).get(0).names().get(1).box();

        var picture = ImageIO.read(new ByteArrayInputStream(new LineCropper().crop(image, 1, box, Turn.NONE)));

        assertThat(picture.getWidth()).isBetween(100, 1000);
        assertThat(picture.getHeight()).isBetween(20, 120);
    }

    private static void assertReason(byte[] bytes, String reason) {
        assertThatThrownBy(() -> reader.read(bytes))
                .isInstanceOfSatisfying(UnreadableImage.class, refused -> assertThat(refused.reason())
                        .contains(reason));
    }

    private static Tally read(Page page, Level level) throws UnreadableImage {
        return read(page, scanned(page, level));
    }

    private static Tally read(Page page, byte[] image) throws UnreadableImage {
        PageReading reading = reader.read(image).get(0);
        Tally tally = new Tally();
        tally.add(page.names(), reading.names().stream().map(ListedName::text).toList(), 0);
        return tally;
    }

    private static Page printed(List<String> names, Layout layout) {
        return Printer.print(new Communique(DATE, names, Style.plain().withLayout(layout), 7))
                .get(0);
    }

    private static byte[] scanned(Page page, Level level) {
        return Scanner.scan(page, level, Tint.GREY, 7);
    }

    /** What a PNG begins with: enough to know how large it claims to be. */
    private static byte[] pngHeader(int width, int height) {
        return ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }

    private static byte[] pdf(byte[]... jpegs) throws IOException {
        return pdf(PDRectangle.A4, jpegs);
    }

    private static byte[] pdf(PDRectangle size, byte[]... jpegs) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (byte[] jpeg : jpegs) {
                PDPage page = new PDPage(size);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    var image = JPEGFactory.createFromByteArray(document, jpeg);
                    content.drawImage(image, 0, 0, size.getWidth(), size.getHeight());
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
