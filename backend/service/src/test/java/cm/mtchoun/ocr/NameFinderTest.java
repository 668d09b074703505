package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On lines as readers hand them over: words by their left edge, 24 pixels a capital. */
class NameFinderTest {
    private static final int NUMBERS = 100;
    private static final int NAMES = 180;

    private final List<VotedLine> lines = new ArrayList<>();

    @Test
    void keepsRowsApartWhoseNumbersAreNowNearAndNowFar() {
        line(0, NUMBERS, "1. ABENA Jeanne");
        line(1, NUMBERS, "2.");
        line(1, NAMES, "BELLA Paul");
        line(2, NUMBERS, "3.");
        line(2, NAMES, "DJOMO Rose");
        line(3, NUMBERS, "4. EBOA Luc");

        assertThat(found()).containsExactly("1 ABENA Jeanne", "2 BELLA Paul", "3 DJOMO Rose", "4 EBOA Luc");
    }

    @Test
    void takesAnUnreadableNumberForANumber() {
        table("9", "10", "alal", "12", "13");

        assertThat(found()).containsExactly("9 ABENA", "10 BELLA", "11 DJOMO", "12 EBOA", "13 FOUDA");
    }

    @Test
    void joinsWhatGoesOnBelowAMisreadNumber() {
        line(0, NUMBERS, "21. ABENA Jeanne");
        line(1, NUMBERS, "22. BELLA Paul");
        line(2, NUMBERS, "2835 DJOMO Rose Marie");
        line(3, NAMES, "Gertrude");
        line(4, NUMBERS, "24. EBOA Luc");
        line(5, NUMBERS, "25. FOUDA Yves");

        assertThat(found()).contains("23 DJOMO Rose Marie Gertrude").hasSize(5);
    }

    @Test
    void keepsARowWhoseNumberCannotBeSeen() {
        line(0, NUMBERS, "21. ABENA Jeanne");
        line(1, NUMBERS, "22. BELLA Paul");
        line(2, NAMES, "DJOMO Rose");
        line(3, NUMBERS, "24. EBOA Luc");
        line(4, NUMBERS, "25. FOUDA Yves");

        assertThat(found()).contains("22 BELLA Paul", "23 DJOMO Rose").hasSize(5);
    }

    @Test
    void takesTheOneNumberedRowNotTheWordsOfAStamp() {
        line(0, NUMBERS, "39. ZEBAZE Rose");
        line(3, 600, "GAMERN EN");
        line(4, 600, "SZAND");

        assertThat(found()).containsExactly("39 ZEBAZE Rose");
    }

    @Test
    void takesTheOnlyNameOfAPageNotWhoSignsBelow() {
        line(0, NUMBERS, "Il s'agit de :");
        line(1, NUMBERS, "ZEBAZE Rose");
        line(4, 600, "LE CONSUL DU CAMEROUN");
        line(5, 640, "MBARGA Paul");

        assertThat(found().toString()).contains("ZEBAZE Rose").doesNotContain("CONSUL", "MBARGA");
    }

    @Test
    void takesAShortSecondColumnBesideTheFirst() {
        for (String name : List.of("ABENA Jeanne", "BELLA Paul", "DJOMO Rose")) {
            line(lines.size(), NUMBERS, name);
        }
        line(0, 600, "EBOA Luc");
        line(1, 600, "FOUDA Yves");
        line(2, 600, "GUEMO Anne");

        assertThat(found()).hasSize(6);
    }

    @Test
    void takesTheLastTwoNamesAtTheTopOfASecondColumn() {
        for (String name : List.of("ABENA Jeanne", "BELLA Paul", "DJOMO Rose", "EBOA Luc", "FOUDA Yves")) {
            line(lines.size(), NUMBERS, name);
        }
        line(0, 600, "GUEMO Anne");
        line(1, 600, "HAPPI Rose");

        assertThat(found()).endsWith("0 GUEMO Anne", "0 HAPPI Rose").hasSize(7);
    }

    @Test
    void joinsWhatBreaksTheAlphabetToTheFullLineAbove() {
        rows(
                "ABENA Jeanne",
                "BELLA Paul",
                "DJOMO MBARGA épse NGONO",
                "BEBEY Luc",
                "EBOA Luc",
                "FOUDA Yves",
                "HAPPI Rose");

        assertThat(found()).contains("0 DJOMO MBARGA épse NGONO BEBEY Luc").hasSize(6);
    }

    @Test
    void keepsASurnameInSmallLettersThatStandsAtItsPlaceOfTheAlphabet() {
        rows(
                "ABENA Jeanne",
                "BELLA Paul",
                "DJOMO MBARGA épse NGONO",
                "ebale Luc",
                "EBOA Luc",
                "FOUDA Yves",
                "HAPPI Rose");

        assertThat(found()).contains("0 ebale Luc").hasSize(7);
    }

    @Test
    void takesNoNameFromTheLastWordOfTheAnnouncement() {
        line(0, NUMBERS, "sont disponibles au consulat. Il s'agit");
        line(1, NUMBERS, "de :");
        line(2, NUMBERS, "ABENA Jeanne");
        line(3, NUMBERS, "BELLA Paul");

        assertThat(found()).containsExactly("0 ABENA Jeanne", "0 BELLA Paul");
    }

    @Test
    void takesAnOhReadAsZeroBehindItsNumberForALetter() {
        line(0, NUMBERS, "48. NANA Rose");
        line(1, NUMBERS, "49.0TTOU Paul");
        line(2, NUMBERS, "50. OWONA Luc");

        assertThat(found()).contains("49 0TTOU Paul");
    }

    private void rows(String... names) {
        for (String name : names) {
            line(lines.size(), NUMBERS, name);
        }
    }

    private void table(String... numbers) {
        List<String> names = List.of("ABENA", "BELLA", "DJOMO", "EBOA", "FOUDA");
        for (int row = 0; row < numbers.length; row++) {
            line(row, NUMBERS, numbers[row]);
            line(row, NAMES, names.get(row));
        }
    }

    private void line(int row, int left, String text) {
        List<VotedLine.Word> words = new ArrayList<>();
        int x = left;
        for (String word : Arrays.asList(text.split(" "))) {
            boolean number = Character.isDigit(word.charAt(0));
            words.add(new VotedLine.Word(word, 0.995, x, x + 15 * word.length()));
            x = number ? NAMES : x + 15 * word.length() + 10;
        }
        Box box = new Box(left, 500 + 40 * row - 24, x - left, 24);
        lines.add(new VotedLine(new TextLine(box, List.of(box), 0, 500 + 40 * row), words));
    }

    private List<String> found() {
        lines.sort(Comparator.comparingDouble(line -> line.line().base()));
        return Numbering.repaired(NameFinder.find(lines)).stream()
                .map(entry -> entry.number().orElse(0) + " "
                        + entry.words().stream().map(VotedLine.Word::text).collect(Collectors.joining(" ")))
                .toList();
    }
}
