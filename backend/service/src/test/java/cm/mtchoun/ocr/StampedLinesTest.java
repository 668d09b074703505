package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Layout;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Style;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.people.NameGenerator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampedLinesTest {

    private static final int HALF_A_LETTER = 10;

    @Test
    void cutsOutWholeWhatAStampTearsToPieces(@TempDir Path natives) throws Exception {
        NativeLibraries.unpackInto(natives);
        Communique communique = new Communique(
                LocalDate.of(2020, 7, 15),
                new NameGenerator(4).list(56),
                Style.plain().withLayout(Layout.TWO_COLUMNS).stamped(),
                4);
        List<byte[]> images = new ArrayList<>();
        Printer.print(communique, page -> images.add(Scanner.scan(page, Level.SCAN, Tint.GREY, 4)));
        Printer.printUnstamped(communique, page -> images.add(Scanner.scan(page, Level.SCAN, Tint.GREY, 4)));
        WorkingPage stamped = LineReaders.pages(images.get(0)).get(0);
        WorkingPage bare = LineReaders.pages(images.get(1)).get(0);
        List<TextLine> lines = LineFinder.find(bare);

        Map<TextLine, GreyImage> pictures = StampedLines.of(stamped, bare, lines);

        LineCutter whole = new LineCutter(bare.image(), lines, ImageReader.SMALL);
        assertThat(pictures.keySet()).containsExactlyElementsOf(lines);
        assertThat(pictures).allSatisfy((line, picture) -> assertThat(picture.width())
                .isGreaterThan(whole.cut(line).width() - HALF_A_LETTER));
    }
}
