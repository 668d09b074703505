package cm.mtchoun.simulator.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cm.mtchoun.simulator.people.NameGenerator;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrinterTest {
    private static final LocalDate DAY = LocalDate.of(2020, 7, 15);

    @ParameterizedTest
    @EnumSource
    void everyNameIsOnExactlyOnePageInTheOrderGiven(Layout layout) {
        List<String> names = new NameGenerator(5).list(120);
        List<String> printed = new ArrayList<>();
        List<String> letters = new ArrayList<>();

        Printer.print(new Communique(DAY, names, Style.plain().withLayout(layout), 1), page -> {
            printed.addAll(page.names());
            letters.add(page.letter());
        });

        assertThat(printed).isEqualTo(names);
        assertThat(letters).startsWith("A", "B").doesNotHaveDuplicates();
    }

    @Test
    void aPlainListTakesAboutThirtyFiveNamesOnItsFirstPageAndFiftyOnTheNext() {
        List<Page> pages = Printer.print(communique(new NameGenerator(5).list(95), 1));

        assertThat(pages.get(0).names()).hasSizeBetween(30, 38);
        assertThat(pages.get(1).names()).hasSizeBetween(46, 56);
    }

    @Test
    void theSameCommuniqueGivesTheSamePixels() {
        Communique communique = communique(new NameGenerator(5).list(10), 1);

        assertThat(pixels(Printer.print(communique).get(0)))
                .isEqualTo(pixels(Printer.print(communique).get(0)));
    }

    @Test
    void unstampedPagesAreTheSameButForTheStamp() {
        Communique communique = communique(new NameGenerator(5).list(95), 1);
        List<Page> unstamped = new ArrayList<>();
        Printer.printUnstamped(communique, unstamped::add);
        List<Page> stamped = Printer.print(communique);

        assertThat(unstamped)
                .extracting(Page::names)
                .isEqualTo(stamped.stream().map(Page::names).toList());
        assertThat(pixels(unstamped.get(0))).isEqualTo(pixels(stamped.get(0)));
        int last = stamped.size() - 1;
        assertThat(pixels(unstamped.get(last))).isNotEqualTo(pixels(stamped.get(last)));
    }

    @Test
    void anotherSeedGivesAnotherReferenceAndStamp() {
        List<String> names = new NameGenerator(5).list(10);

        assertThat(pixels(Printer.print(communique(names, 1)).get(0)))
                .isNotEqualTo(pixels(Printer.print(communique(names, 2)).get(0)));
    }

    @Test
    void aNoticeWithoutNamesIsOnePageThatListsNobody() {
        List<Page> pages = Printer.print(communique(List.of(), 1));

        assertThat(pages).singleElement().satisfies(page -> assertThat(page.names())
                .isEmpty());
        assertThat(pixels(pages.get(0))).contains(0xff161616);
    }

    @Test
    void aNameLongerThanItsColumnWrapsToASecondLineAndTakesMoreRoom() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            names.add("NGANKAM NDOUMBE SALOME épse TCHAKOUNTE DJOUFACK Marie-Thérèse Bernadette Philomène");
        }
        Style narrow = Style.plain().withLayout(Layout.TWO_COLUMNS);

        List<Page> wrapped = Printer.print(new Communique(DAY, names, narrow, 1));

        assertThat(wrapped.get(0).names()).hasSizeLessThan(40);
    }

    @Test
    void namesThatCannotBePrintedOnOneLineAreRefused() {
        assertThatThrownBy(() -> communique(List.of("NGO\nKOTTO"), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> communique(List.of(" "), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Those that are installed: not those of training. */
    static Stream<Typeface> installed() {
        return Stream.of(FontSet.DEVELOPMENT, FontSet.HELD_OUT).flatMap(set -> Typeface.of(set).stream());
    }

    @ParameterizedTest
    @MethodSource("installed")
    void everyTypefaceShowsTheAccentsOfFrenchNames(Typeface face) {
        String letters = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ'–°";

        assertThat(face.font(false, 12).canDisplayUpTo(letters)).isEqualTo(-1);
        assertThat(face.font(true, 12).canDisplayUpTo(letters)).isEqualTo(-1);
    }

    @Test
    void randomStylesKeepToTheFontsAskedFor() {
        SplittableRandom random = new SplittableRandom(3);

        for (int i = 0; i < 100; i++) {
            assertThat(Style.random(random, FontSet.HELD_OUT).typeface().set()).isEqualTo(FontSet.HELD_OUT);
        }
    }

    private static Communique communique(List<String> names, long seed) {
        return new Communique(DAY, names, Style.plain(), seed);
    }

    private static int[] pixels(Page page) {
        BufferedImage image = page.image();
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
