package cm.mtchoun.simulator.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.simulator.people.NameGenerator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScannerTest {
    private static final Page PAGE = Printer.print(
                    new Communique(LocalDate.of(2020, 7, 15), new NameGenerator(5).list(30), Style.plain(), 1))
            .get(0);

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameBytes(Level level) {
        assertThat(Scanner.scan(PAGE, level, Tint.GREY, 9)).isEqualTo(Scanner.scan(PAGE, level, Tint.GREY, 9));
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertThat(Scanner.scan(PAGE, Level.SCAN, Tint.GREY, 9))
                .isNotEqualTo(Scanner.scan(PAGE, Level.SCAN, Tint.GREY, 10));
    }

    @Test
    void aScanHas150DotsAnInchAndAPoorOne110() throws IOException {
        assertThat(image(Level.SCAN, Tint.GREY).getWidth()).isEqualTo(1240);
        assertThat(image(Level.SCAN, Tint.GREY).getHeight()).isEqualTo(1754);
        assertThat(image(Level.POOR, Tint.GREY).getWidth()).isEqualTo(909);
    }

    @Test
    void aColourScanKeepsTheInkOfTheStampAndAGreyOneDoesNot() throws IOException {
        assertThat(mostColourful(image(Level.CLEAN, Tint.COLOUR))).isGreaterThan(60);
        assertThat(mostColourful(image(Level.CLEAN, Tint.GREY))).isZero();
    }

    @Test
    void aPhotoIsDarkerThanACleanPage() throws IOException {
        assertThat(mean(image(Level.PHOTO, Tint.GREY))).isLessThan(mean(image(Level.CLEAN, Tint.GREY)) - 15);
    }

    private static BufferedImage image(Level level, Tint tint) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Scanner.scan(PAGE, level, tint, 9)));
    }

    private static int mostColourful(BufferedImage image) {
        int most = 0;
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            most = Math.max(most, Math.abs((rgb & 255) - (rgb >> 16 & 255)));
        }
        return most;
    }

    private static double mean(BufferedImage image) {
        long sum = 0;
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            sum += rgb >> 8 & 255;
        }
        return (double) sum / image.getWidth() / image.getHeight();
    }
}
