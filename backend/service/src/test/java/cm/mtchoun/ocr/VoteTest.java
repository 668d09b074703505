package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VoteTest {

    @Test
    void doesNotAskTheThirdModelWhenTwoAgree() {
        List<VotedLine.Word> words = Vote.between(read("MBARGA Benoît"), () -> read("MBARGA Benoit"), () -> {
            throw new AssertionError("asked");
        });

        assertThat(text(words)).isEqualTo("MBARGA Benoît");
    }

    @Test
    void asksNobodyWhenTheFirstModelIsCertainOfEveryLetter() {
        List<VotedLine.Word> words = Vote.between(
                read("MBARGA Benoît", 98.7),
                () -> {
                    throw new AssertionError("asked");
                },
                () -> {
                    throw new AssertionError("asked");
                });

        assertThat(text(words)).isEqualTo("MBARGA Benoît");
        assertThat(words).allSatisfy(word -> assertThat(word.confidence()).isEqualTo(Vote.AGREED));
    }

    @Test
    void asksAboutABlankBeforeAFewCapitalsHoweverCertainTheLettersAre() {
        List<VotedLine.Word> words =
                Vote.between(read("NK ANA Rose", 98.7), () -> read("NKANA Rose"), () -> read("NKANA Rose"));

        assertThat(text(words)).isEqualTo("NKANA Rose");
    }

    @Test
    void letsTheThirdModelDecide() {
        assertThat(vote("SANGONO Doms II", "SANGONO Doris II", "SANGONO Doris II"))
                .isEqualTo("SANGONO Doris II");
        assertThat(vote("DE SOUZA Gladis", "DESOUZA Gladis", "DE SOUZA Gladis")).isEqualTo("DE SOUZA Gladis");
    }

    @Test
    void prefersAJToTheIItIsTakenFor() {
        assertThat(vote("DIOBNANG Rose", "DJOBNANG Rose", "DIOBNANG Rose")).isEqualTo("DJOBNANG Rose");
        assertThat(vote("NCHANJE Rose", "NCHANUJE Rose", "NCHANIE Rose")).isEqualTo("NCHANJE Rose");
        assertThat(vote("QUANDJI Rose", "OUANDJI Rose", "QUANDJI Rose")).isEqualTo("OUANDJI Rose");
    }

    @Test
    void leavesOutWhatASignatureIsTakenForAtTheEnd() {
        assertThat(vote("ZOGO Philomene VA N", "ZOGO Philomene y/d NK", "ZOGO Philomene I N"))
                .isEqualTo("ZOGO Philomene");
        assertThat(vote("KOUM Clovis 74553 sn", "KOUM Clovis zoe 2", "KOUM Clovis zessen"))
                .isEqualTo("KOUM Clovis");
    }

    @Test
    void keepsANumeralAtTheEndThoughTheModelsDiffer() {
        assertThat(vote("ZOGO Paul II", "ZOGO Paul n", "ZOGO Paul II")).isEqualTo("ZOGO Paul II");
    }

    @Test
    void takesForANumeralWhatEachModelSeesOtherStrokesIn() {
        assertThat(vote("SONGUE Gaston H", "SONGUE Gaston 1", "SONGUE Gaston 1"))
                .isEqualTo("SONGUE Gaston II");
        assertThat(vote("TABI Guénolé HI", "TABI Guénolé 111", "TABI Guénolé IM"))
                .isEqualTo("TABI Guénolé III");
        assertThat(vote("MBIDA Salomé II", "MBIDA Salomé HI", "MBIDA Salomé H")).isEqualTo("MBIDA Salomé II");
    }

    private static String vote(String first, String general, String third) {
        return text(Vote.between(read(first), () -> read(general), () -> read(third)));
    }

    private static ReadLine read(String text) {
        return read(text, 90);
    }

    private static ReadLine read(String text, double certainty) {
        return new ReadLine(Arrays.stream(text.split(" "))
                .map(word -> new ReadLine.Word(word.chars()
                        .mapToObj(letter -> new ReadLine.Symbol(Character.toString(letter), certainty, 0, 1))
                        .toList()))
                .toList());
    }

    private static String text(List<VotedLine.Word> words) {
        return words.stream().map(VotedLine.Word::text).collect(Collectors.joining(" "));
    }
}
