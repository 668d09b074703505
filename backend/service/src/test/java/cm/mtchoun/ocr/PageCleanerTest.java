package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

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
import cm.mtchoun.simulator.people.NameGenerator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCleanerTest {
    private static final int PAPER = 250;

    @TempDir
    private static Path natives = Path.of(".");

    @BeforeAll
    static void unpack() {
        NativeLibraries.unpackInto(natives);
    }

    @Test
    void measuresTheRowsNotTheLargerSentencesAboveThem() throws UnreadableImage {
        Style small = new Style(
                Typeface.CARLITO, Layout.TWO_COLUMNS, Numbering.NONE, 8.5, false, 0.0125, false, Ink.BLUE, false, true);
        Page page = Printer.print(new Communique(LocalDate.of(2020, 7, 15), new NameGenerator(4).list(40), small, 7))
                .get(0);
        GreyImage image = ImageDecoder.page(Scanner.scan(page, Level.POOR, Tint.GREY, 7), 1);

        WorkingPage working = PageCleaner.clean(image).orElseThrow();

        assertThat(CapitalHeight.ofRows(LineFinder.find(working))).isBetween(22.0, 26.0);
    }

    @Test
    void takesRulingLinesAwayButNotTheRowOfStrokesInAWord() {
        GreyImage page = new GreyImage(1200, 200, new byte[1200 * 200]);
        Arrays.fill(page.pixels(), (byte) PAPER);
        ink(page, 100, 50, 1000);
        ink(page, 100, 150, 8 * WorkingPage.CAPITALS);

        try (InkImage ink = InkImage.of(page, 128);
                Rules rules = Rules.in(ink)) {
            GreyImage cleaned = rules.paintedOver(page);

            assertThat(cleaned.at(500, 51)).isEqualTo(PAPER);
            assertThat(cleaned.at(200, 151)).isZero();
        }
    }

    private static void ink(GreyImage page, int x, int y, int width) {
        for (int row = y; row < y + 3; row++) {
            Arrays.fill(page.pixels(), row * page.width() + x, row * page.width() + x + width, (byte) 0);
        }
    }
}
