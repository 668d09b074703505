package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTest {

    private static final int EDGE = 100;
    private static final int PITCH = 40;

    private final WorkingPage page = empty();

    @Test
    void readsARowFromTheEdgeOfTheListOnWhenItLostItsFirstLetter() {
        assertThat(secondLook("TAGNE Christine", 0.95))
                .contains("TAGNE Christine")
                .doesNotContain("aGNE Christine");
    }

    @Test
    void keepsTheRowWhenItIsNoSurerFromTheEdgeOn() {
        assertThat(secondLook("TRGNE Christine", 0.3)).contains("aGNE Christine");
    }

    private List<String> secondLook(String fromTheEdge, double confidence) {
        List<VotedLine> lines = new ArrayList<>();
        for (int row = 1; row <= 9; row++) {
            lines.add(row == 5 ? line(EDGE + 16, row, "aGNE Christine", 0.5) : line(EDGE, row, "ABENA Marie", 0.995));
        }
        SecondLook look = new SecondLook(
                page,
                ImageReader.SMALL,
                (line, cutter) -> new VotedLine(line, words(line.box().x(), fromTheEdge, confidence)));
        return look.at(lines).stream().map(VotedLine::text).toList();
    }

    private static VotedLine line(int left, int row, String text, double confidence) {
        Box box = new Box(left, row * PITCH - 24, 240, 24);
        return new VotedLine(new TextLine(box, List.of(box), 0, row * PITCH), words(left, text, confidence));
    }

    private static List<VotedLine.Word> words(int left, String text, double confidence) {
        return Arrays.stream(text.split(" "))
                .map(word -> new VotedLine.Word(word, confidence, left, left + 100))
                .toList();
    }

    private static WorkingPage empty() {
        byte[] paper = new byte[600 * 600];
        Arrays.fill(paper, (byte) 250);
        Straightening straightening = new Straightening(600, 600, 1, 0);
        return new WorkingPage(
                new GreyImage(600, 600, paper), 170, List.of(), List.of(), new Placing(Turn.NONE, straightening));
    }
}
