package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlanksTest {

    @ParameterizedTest
    @CsvSource({
        "OROCKGuillaume,OROCK Guillaume",
        "MINKO‘epse,MINKO epse",
        "NDIvve,NDI vve",
        "ETO'OJean-Marie,ETO'O Jean-Marie",
    })
    void partsASurnameFromTheNextWord(String read, String printed) {
        assertThat(split(read, 0)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"MBARGA", "Jean-Marie", "McDonald", "ETO'O", "DeSouza", "MBIDAil"})
    void leavesWordsAlone(String word) {
        assertThat(split(word, 0)).isEqualTo(word);
    }

    @Test
    void partsTwoANamesThatStandApart() {
        assertThat(split("NNAANDELA", 6)).isEqualTo("NNA ANDELA");
        assertThat(split("NNAANDELA", 1)).isEqualTo("NNAANDELA");
    }

    /** @param gap pixels between the two A; the other letters are two apart */
    private static String split(String text, int gap) {
        List<Box> letters = new ArrayList<>();
        int x = 100;
        for (int i = 0; i < text.length(); i++) {
            x += i == text.indexOf("AA") + 1 ? gap : 2;
            letters.add(new Box(x, 200, 20, 24));
            x += 20;
        }
        Box box = new Box(100, 200, x - 100, 24);
        TextLine line = new TextLine(box, letters, 0, 224);
        return Blanks.split(new VotedLine.Word(text, 0.9, 100, x), line).stream()
                .map(VotedLine.Word::text)
                .collect(Collectors.joining(" "));
    }
}
