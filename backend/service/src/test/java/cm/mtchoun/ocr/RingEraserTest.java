package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingEraserTest {

    private static final int PAPER = EvenLight.PAPER;
    private static final int SIZE = 400;
    private static final int MIDDLE = 200;
    private static final double RADIUS = 120;

    @Test
    void takesARingOffAndMakesLettersBelowItAsDarkAsElsewhere() {
        GreyImage page = new GreyImage(SIZE, SIZE, new byte[SIZE * SIZE]);
        Arrays.fill(page.pixels(), (byte) PAPER);
        for (int i = 0; i < SIZE * SIZE; i++) {
            int x = i % SIZE;
            int y = i / SIZE;
            boolean print = x % 20 < 3 && y < MIDDLE;
            boolean ring = Math.abs(Math.hypot(x - MIDDLE, y - MIDDLE) - RADIUS) < 3;
            page.pixels()[i] = (byte) (print ? ring ? 75 : 30 : ring ? 130 : PAPER);
        }

        GreyImage erased = RingEraser.without(page, List.of(new Ring(MIDDLE, MIDDLE, RADIUS, new double[5])));

        assertThat(erased.at(MIDDLE, MIDDLE + (int) RADIUS)).isGreaterThan(235);
        assertThat(erased.at(MIDDLE + 1, MIDDLE - (int) RADIUS)).isLessThan(60);
        assertThat(erased.at(MIDDLE + 1, MIDDLE - 40)).isEqualTo(30);
    }
}
